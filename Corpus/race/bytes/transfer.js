// expect: race
// Transferring detaches: every byte goes.
const b = new ArrayBuffer(8), a = new Int8Array(b);
const t = new Thread(() => {
  b.transfer();
});
a[3];
t.join();
