// expect: norace
// D29: growing against an element inside.
const b = new ArrayBuffer(8, { maxByteLength: 16 }), a = new Int8Array(b);
const t = new Thread(() => {
  b.resize(16);
});
a[3];
t.join();
