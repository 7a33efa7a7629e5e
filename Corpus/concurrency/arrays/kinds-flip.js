/* An array changes what it holds (integers, doubles, objects, holes, far indexes, attributes) while others read.
 * Allowed: one of the values written, or undefined (M2, M7).
 */
const object = { tag: "object" };
const values = [1, 2.5, "s", object, undefined, null];
let list = [1, 2, 3];
storm([
  i => {
    list[i % 3] = values[i % values.length];
    if (i % 11 === 0) list[2000 + i % 5] = 1;
    if (i % 17 === 0) Object.defineProperty(list, 1, { enumerable: (i & 1) === 0 });
    if (i % 23 === 0) { list = [1, 2, 3]; }
    if (i % 29 === 0) { Object.freeze(list); list = [1, 2, 3]; }
  },
  () => { const seen = list; for (let n = 0; n < 3; n++) oneOf(seen[n], [...values, 2, 3], "element " + n); same(Array.isArray(seen), true, "isArray"); },
  () => { const seen = list, copy = seen.slice(0, 3); for (const v of copy) oneOf(v, [...values, 2, 3], "element of a slice"); },
]);
