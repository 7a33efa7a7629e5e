/* An index of an array that turns into an accessor stays one, whatever plain writes were on their way. (M5)
 * Once the late write landed in the array's own storage, where readers look first.
 */
race({
  make: () => [0, 1, 2],
  bodies: [
    a => { Object.defineProperty(a, 1, { get: () => "got", set() {} }); },
    a => { a[1] = "late"; a[2] = "two"; },
  ],
  check: a => {
    same(a[1], "got", "index 1");
    same(a.slice()[1], "got", "index 1 of a copy");
    same(a[2], "two", "index 2");
    sameList(Object.keys(a).sort(), Object.getOwnPropertyDescriptor(a, 1).enumerable ? ["0", "1", "2"] : ["0", "2"], "the keys");
  },
});
