function f(a, b) {
  g(...a);
  g(1, ...a, 2, ...b);
  new g(...a);
  return [...a, , ...b];
}
