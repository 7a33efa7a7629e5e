function f(a, b) {
  let c = 1, d = 2;
  const e = () => a + c;
  { let d = () => d; }
  return b + d;
}
