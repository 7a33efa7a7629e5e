// expect: race
// D29: whether an element exists depends on the length.
const b = new ArrayBuffer(8, { maxByteLength: 16 }), a = new Int8Array(b);
const t = new Thread(() => {
  b.resize(4);
});
6 in a;
t.join();
