// expect: race
// D24: take counts.
const i = [1, 2, 3].values().take(2);
const t = new Thread(() => {
  i.next();
});
i.next();
t.join();
