// expect: quiet
// Two reads of a Date.
const d = new Date(0);
const t = new Thread(() => {
  d.getTime(); d.toISOString();
});
d.getTime();
t.join();
