// expect: race
// D29: an access out of bounds looks at the length.
const b = new ArrayBuffer(8, { maxByteLength: 16 }), a = new Int8Array(b);
const t = new Thread(() => {
  b.resize(16);
});
a[20];
t.join();
