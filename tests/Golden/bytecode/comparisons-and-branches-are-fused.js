function f(a, b) {
  if (a < b && a !== 0)
    return 1;
  if (!(a >= b || b == null))
    return 2;
  return a === b ? 3 : 4;
}
