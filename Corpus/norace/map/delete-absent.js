// expect: quiet
// D35: deleting what is absent.
const m = new Map([['a', 1]]);
const t = new Thread(() => {
  m.delete('z');
});
m.delete('z'); m.size;
t.join();
