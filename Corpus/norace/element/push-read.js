// expect: quiet
// D3: push against an element that it does not move.
const a = [1, 2];
const t = new Thread(() => {
  a.push(3);
});
a[0];
t.join();
