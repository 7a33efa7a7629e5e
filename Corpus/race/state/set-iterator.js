// expect: race
// D24: the iterator of a Set has a state.
const i = new Set([1, 2]).values();
const t = new Thread(() => {
  i.next();
});
i.next();
t.join();
