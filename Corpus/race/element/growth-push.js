// expect: race
// D3: growth against push.
const a = [];
const t = new Thread(() => {
  a[3] = 1;
});
a.push(1);
t.join();
