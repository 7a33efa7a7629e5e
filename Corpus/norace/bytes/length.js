// expect: quiet
// length against an element.
const a = new Int32Array(4);
const t = new Thread(() => {
  a[0] = 1;
});
a.length;
t.join();
