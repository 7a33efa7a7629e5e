// expect: race
// D29: overlapping views.
const b = new ArrayBuffer(16), a = new Int32Array(b), c = new Uint8Array(b);
const t = new Thread(() => {
  a[0] = 1;
});
c[3];
t.join();
