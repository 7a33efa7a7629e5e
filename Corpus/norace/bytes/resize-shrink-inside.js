// expect: norace
// D29: shrinking leaves the first bytes alone.
const b = new ArrayBuffer(8, { maxByteLength: 16 }), a = new Int8Array(b, 0, 2);
const t = new Thread(() => {
  b.resize(4);
});
a[1] = 1;
t.join();
