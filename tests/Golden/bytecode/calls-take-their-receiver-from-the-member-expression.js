function f(o, k, g) {
  g(1);
  o.m(1, 2);
  o[k](3);
  (0, o.m)(4);
  new g(5);
  g(...o, 6);
}
