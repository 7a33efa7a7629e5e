/* The first look at a function's prototype, name and length by two threads at once.
 * Forbidden: two different prototypes (M8: lazily made things are made once).
 */
race({
  make: k => [function named(a, b) {}, class Named { method() {} }, () => k],
  bodies: [
    ([f, C]) => [f.prototype, C.prototype, f.prototype.constructor],
    ([f, C]) => [f.prototype, C.prototype, f.prototype.constructor],
    ([f, , g]) => { new f(); return [f.name, f.length, g.name, "prototype" in g]; },
  ],
  check([f, C], [a, b, c]) {
    holds(a[0] === b[0] && a[0] === f.prototype, "one prototype of a function");
    holds(a[1] === b[1] && a[1] === C.prototype, "one prototype of a class");
    holds(a[2] === f && b[2] === f, "prototype.constructor is the function");
    sameList(c, ["named", 2, "", false], "name and length");
  },
});
