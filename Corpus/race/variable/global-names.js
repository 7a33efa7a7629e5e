// expect: race gx
// D12: globalThis.x and x are one place.
globalThis.gx = 0;
const t = new Thread(() => {
  gx = 1;
});
globalThis.gx;
t.join();
