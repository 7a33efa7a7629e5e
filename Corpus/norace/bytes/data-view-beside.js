// expect: quiet
// A DataView, other bytes.
const b = new ArrayBuffer(8), v = new DataView(b);
const t = new Thread(() => {
  v.setInt16(2, 1);
});
v.getInt8(4);
t.join();
