// expect: race
// D29: resizing writes the length.
const b = new ArrayBuffer(8, { maxByteLength: 16 });
const t = new Thread(() => {
  b.resize(12);
});
b.byteLength;
t.join();
