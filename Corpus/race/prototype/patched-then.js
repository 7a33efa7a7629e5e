// expect: race
// D39: then looks the constructor up.
const p = Promise.resolve();
const t = new Thread(() => {
  p.then(() => 1);
});
p.constructor = Promise;
t.join();
