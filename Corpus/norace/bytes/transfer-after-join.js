// expect: norace
// Transferred after the thread that used it has ended.
const b = new ArrayBuffer(8), a = new Int8Array(b);
const t = new Thread(() => {
  a[3] = 1;
});
t.join();
b.transfer();
t.join();
