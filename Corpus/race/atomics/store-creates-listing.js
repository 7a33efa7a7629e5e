// expect: race
// D37: an atomic store that makes a property against a listing.
const o = {};
const t = new Thread(() => {
  Atomics.store(o, 'x', 1);
});
Object.keys(o);
t.join();
