// expect: quiet
// D22: a RegExp is compiled on first use.
const r = /(a+)+b/;
const t = new Thread(() => {
  r.exec('aab');
});
r.exec('aab');
t.join();
