// expect: race k1500
// D8: a dictionary: the same key.
const o = {};
for (let i = 0; i < 2000; i++) o["k" + i] = i;
const t = new Thread(() => {
  o.k1500 = 1;
});
o.k1500 = 2;
t.join();
