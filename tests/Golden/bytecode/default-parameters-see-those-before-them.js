function f(a, b = a, { c = b } = {}, ...rest) {
  return [a, b, c, rest];
}
