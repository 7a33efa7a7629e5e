// expect: quiet
// Object keys are told apart.
const k1 = {}, k2 = {}, m = new Map([[k1, 1], [k2, 2]]);
const t = new Thread(() => {
  m.set(k1, 3);
});
m.get(k2);
t.join();
