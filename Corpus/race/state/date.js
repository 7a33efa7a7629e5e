// expect: race
// D24: setTime against getTime.
const d = new Date(0);
const t = new Thread(() => {
  d.setTime(1);
});
d.getTime();
t.join();
