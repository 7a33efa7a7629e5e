// expect: race
// D12: o[1] and o['1'] are one place.
const o = { 1: 0 };
const t = new Thread(() => {
  o[1] = 1;
});
o['1'] = 2;
t.join();
