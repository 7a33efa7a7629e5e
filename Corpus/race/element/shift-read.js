// expect: race
// D3: shift moves elements.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.shift();
});
a[1];
t.join();
