// expect: race
// Transferring detaches: the length goes.
const b = new ArrayBuffer(8), a = new Int8Array(b);
const t = new Thread(() => {
  b.transfer();
});
a.length;
t.join();
