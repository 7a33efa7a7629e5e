// expect: quiet
// D3: pop against another element.
const a = [1, 2];
const t = new Thread(() => {
  a.pop();
});
a[0];
t.join();
