// expect: race
// toHex reads the bytes.
const a = new Uint8Array(4);
const t = new Thread(() => {
  a[3] = 1;
});
a.toHex();
t.join();
