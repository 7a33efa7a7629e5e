// expect: race
// JSON.stringify reads elements.
const a = [1, 2, 3];
const t = new Thread(() => {
  a[1] = 9;
});
JSON.stringify(a);
t.join();
