// expect: norace
// subarray reads no bytes.
const a = new Int32Array([3, 1, 2]);
const t = new Thread(() => {
  a[1] = 9;
});
a.subarray(1);
t.join();
