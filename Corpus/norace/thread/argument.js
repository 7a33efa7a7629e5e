// expect: quiet
// Arguments and results are handed over.
const t = new Thread(o => { o.x++; return o; }, { x: 1 });
const o = t.join();
o.x++;
