function f(source) {
  const [a, , b = 1, ...rest] = source;
  let x, y;
  [x, { y }] = rest;
  return a + b + x + y;
}
