// expect: race gv
// A property of the global object.
globalThis.gv = 0;
const t = new Thread(() => {
  globalThis.gv = 1;
});
gv;
t.join();
