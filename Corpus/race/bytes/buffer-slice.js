// expect: race
// slice of a buffer reads its bytes.
const b = new ArrayBuffer(8), a = new Int8Array(b);
const t = new Thread(() => {
  a[3] = 1;
});
b.slice(2, 6);
t.join();
