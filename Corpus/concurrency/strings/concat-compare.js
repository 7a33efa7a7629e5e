/* Equality, comparison and hashing of ropes and flat strings with equal contents on many threads.
 * Forbidden: two equal texts that compare unequal, or a Map that holds one twice.
 */
race({
  batch: 80,
  make: k => ({ a: "left" + k + "right" + k, b: ["left", k, "right", k].join(""), map: new Map() }),
  bodies: [
    ({ a, b, map }) => { map.set(a, 1); return a === b && !(a < b) && Object.is(a, b); },
    ({ a, b, map }) => { map.set(b, 2); return a === b && !(b < a) && [a].includes(b); },
  ],
  check({ map }, [x, y]) { holds(x && y, "equal texts compare equal"); same(map.size, 1, "size of the Map"); },
});
