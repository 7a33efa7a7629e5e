// expect: race
// D3: unshift moves elements.
const a = [1, 2, 3];
const t = new Thread(() => {
  a.unshift(0);
});
a[1];
t.join();
