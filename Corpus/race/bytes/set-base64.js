// expect: race
// setFromBase64 writes the bytes it decodes.
const a = new Uint8Array(4);
const t = new Thread(() => {
  a[2];
});
a.setFromBase64("AAAA");
t.join();
