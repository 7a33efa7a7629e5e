// expect: quiet
// D22: atoms.
const o = { ab: 1 }; const k = "a";
const t = new Thread(() => {
  o[k + "b"];
});
o[k + "b"];
t.join();
