// expect: norace
// Each its own iterator of one string.
const text = "abc";
const t = new Thread(() => {
  [...text];
});
[...text];
t.join();
