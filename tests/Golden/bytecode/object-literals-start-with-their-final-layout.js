function f(v, k) {
  return [{ a: 1, b: v }, { a: v, [k]: 1, b: 2, get g() { return 1; }, m() { }, ...v, __proto__: null }];
}
