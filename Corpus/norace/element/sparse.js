// expect: quiet
// D8: far elements are elements like others.
const a = [];
a[1e6] = 1; a[2e6] = 2;
const t = new Thread(() => {
  a[1e6] = 3;
});
a[2e6] = 4;
t.join();
