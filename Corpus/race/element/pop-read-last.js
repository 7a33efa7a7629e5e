// expect: race
// D3: pop against the element it removes.
const a = [1, 2];
const t = new Thread(() => {
  a.pop();
});
a[1];
t.join();
