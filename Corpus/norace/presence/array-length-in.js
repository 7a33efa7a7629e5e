// expect: norace
// An array always has a length.
const a = [];
const t = new Thread(() => {
  a.push(1);
});
"length" in a;
t.join();
