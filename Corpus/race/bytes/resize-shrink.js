// expect: race
// D29: shrinking removes bytes.
const b = new ArrayBuffer(8, { maxByteLength: 16 }), a = new Int8Array(b);
const t = new Thread(() => {
  b.resize(4);
});
a[6];
t.join();
