// expect: quiet
// subarray touches no bytes.
const a = new Int32Array(4);
const t = new Thread(() => {
  a.subarray(0, 2);
});
a[0] = 1;
t.join();
