/* Opposite setPrototypeOf calls: a under b, and b under a.
 * Allowed: exactly one wins, the other gets a TypeError; there is never a cycle (M5).
 */
race({
  make: () => [{}, {}],
  bodies: [
    ([a, b]) => Reflect.setPrototypeOf(a, b),
    ([a, b]) => Reflect.setPrototypeOf(b, a),
  ],
  check([a, b], [first, second]) {
    holds(first !== second, "exactly one wins: " + first + ", " + second);
    same(Object.getPrototypeOf(a), first ? b : Object.prototype, "the prototype of a");
    same(Object.getPrototypeOf(b), second ? a : Object.prototype, "the prototype of b");
  },
});
