// expect: race
// toBase64 reads the bytes.
const a = new Uint8Array(4);
const t = new Thread(() => {
  a[3] = 1;
});
a.toBase64();
t.join();
