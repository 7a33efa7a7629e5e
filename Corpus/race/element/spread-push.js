// expect: race
// D27: spread reads length.
const a = [1, 2];
const t = new Thread(() => {
  a.push(3);
});
[...a];
t.join();
