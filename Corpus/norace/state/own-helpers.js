// expect: norace
// Each its own helper over one array that nobody changes.
const a = [1, 2];
const t = new Thread(() => {
  a.values().map(x => x).toArray();
});
a.values().map(x => x).toArray();
t.join();
