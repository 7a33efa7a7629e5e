// expect: norace
// A growable shared buffer is grown and asked atomically.
const b = new SharedArrayBuffer(8, { maxByteLength: 16 });
const t = new Thread(() => {
  b.grow(16);
});
b.byteLength;
t.join();
