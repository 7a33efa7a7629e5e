// expect: race
// slice writes what the species constructor answers.
const a = new Int32Array(4), b = new Int32Array(4);
a.constructor = { [Symbol.species]: function () { return b; } };
const t = new Thread(() => {
  b[0];
});
a.slice(0, 2);
t.join();
