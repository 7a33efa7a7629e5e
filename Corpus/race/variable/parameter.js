// expect: race
// A captured parameter.
function make(p) { return [() => { p = 1; }, () => p]; }
const [set, get] = make(0);
const t = new Thread(() => {
  set();
});
get();
t.join();
