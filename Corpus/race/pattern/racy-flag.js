// expect: race done
// pattern: racy flag
let done = false;
const t = new Thread(() => {
  done = true;
});
while (!done) {
}
t.join();
