// expect: race
// map writes what the species constructor answers.
const a = new Int32Array(2), b = new Int32Array(2);
a.constructor = { [Symbol.species]: function () { return b; } };
const t = new Thread(() => {
  b[1];
});
a.map(x => x);
t.join();
