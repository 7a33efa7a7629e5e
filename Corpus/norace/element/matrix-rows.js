// expect: quiet
// Rows of a matrix.
const m = [[0, 0], [0, 0]];
const t = new Thread(() => {
  for (let i = 0; i < 2; i++) m[0][i] = 1;
});
for (let i = 0; i < 2; i++) m[1][i] = 1;
t.join();
