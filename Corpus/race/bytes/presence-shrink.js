// expect: race
// D7: a test of existence against shrinking.
const b = new ArrayBuffer(8, { maxByteLength: 8 }), a = new Int8Array(b);
const t = new Thread(() => {
  b.resize(0);
});
Object.hasOwn(a, 0);
t.join();
