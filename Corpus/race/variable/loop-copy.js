// expect: race
// The next iteration’s copy of a let reads the last one.
const wait = [];
let t0;
function start(f) { t0 = new Thread(f); }
for (let i = 0; i < 2; i++) if (i === 0) start(() => { i = 0; });
t0.join();
const t = new Thread(() => {
  0;
});
0;
t.join();
