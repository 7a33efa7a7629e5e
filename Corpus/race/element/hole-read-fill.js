// expect: race
// D4: reading a hole against filling it.
const a = [, 1];
const t = new Thread(() => {
  a[0] = 1;
});
a[0];
t.join();
