// expect: race n
// A counter in a closure.
const next = (() => { let n = 0; return () => n++; })();
const t = new Thread(() => {
  next();
});
next();
t.join();
