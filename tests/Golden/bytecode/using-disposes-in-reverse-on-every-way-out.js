function f(a, b) {
  using x = a;
  {
    using y = b, z = a;
    if (y) return z;
  }
  x.done();
}
async function g(a) {
  await using x = a;
  return 1;
}
