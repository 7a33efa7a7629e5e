function f(o, k) {
  const { a, b: { c = 1 }, [k]: d, ...rest } = o;
  return [a, c, d, rest];
}
