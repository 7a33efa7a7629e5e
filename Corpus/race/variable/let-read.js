// expect: race n
// A captured variable, read.
let n = 0;
const t = new Thread(() => {
  n = 1;
});
n;
t.join();
