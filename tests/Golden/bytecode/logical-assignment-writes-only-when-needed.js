function f(o, k) {
  o.a ??= 1;
  o[k] ||= 2;
  let x = o.b;
  x &&= 3;
  return x ?? o.c;
}
