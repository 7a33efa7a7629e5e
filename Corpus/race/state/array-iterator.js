// expect: race
// D24: an array iterator that two threads step.
const it = [1, 2, 3].values();
const t = new Thread(() => {
  it.next();
});
it.next();
t.join();
