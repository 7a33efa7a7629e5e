// expect: norace
// setFromBase64 writes only what it decodes.
const a = new Uint8Array(8);
const t = new Thread(() => {
  a[6] = 1;
});
a.setFromBase64("AAAA");
t.join();
