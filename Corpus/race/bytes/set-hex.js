// expect: race
// setFromHex writes the bytes it decodes.
const a = new Uint8Array(4);
const t = new Thread(() => {
  a[1];
});
a.setFromHex("AAAA");
t.join();
