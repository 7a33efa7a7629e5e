function f(a, b = () => a) {
  var a = 2;
  let c = arguments;
  return b;
}
(function named() { return named; });
