// expect: race
// D3: push against push.
const a = [];
const t = new Thread(() => {
  a.push(1);
});
a.push(2);
t.join();
