// expect: quiet
// Own promises.
const t = new Thread(() => {
  Promise.resolve(1).then(x => x);
});
Promise.resolve(1).then(x => x);
t.join();
