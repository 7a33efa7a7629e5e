// expect: quiet
// H2: what was done before the start.
const o = {};
o.x = 1;
const t = new Thread(() => o.x);
t.join();
