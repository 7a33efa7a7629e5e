// expect: quiet
// Different elements.
const a = new Int32Array(new SharedArrayBuffer(16));
const t = new Thread(() => {
  a[0] = 1;
});
a[1] = 2;
t.join();
