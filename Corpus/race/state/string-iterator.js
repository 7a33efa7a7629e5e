// expect: race
// D24: a string iterator has a state.
const i = "abc"[Symbol.iterator]();
const t = new Thread(() => {
  i.next();
});
i.next();
t.join();
