// expect: race
// D24: a Map iterator that two threads step.
const it = new Map([[1, 2], [3, 4]]).keys();
const t = new Thread(() => {
  it.next();
});
it.next();
t.join();
