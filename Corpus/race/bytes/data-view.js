// expect: race
// A DataView.
const b = new ArrayBuffer(8), v = new DataView(b);
const t = new Thread(() => {
  v.setInt16(2, 1);
});
v.getInt8(3);
t.join();
