// expect: race n
// A captured variable.
let n = 0;
const t = new Thread(() => {
  n = 1;
});
n = 2;
t.join();
