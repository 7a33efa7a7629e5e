/* Atomics on array elements, captured in first and later segments, while the array grows.
 * Forbidden: a lost update (M4, M7, M10).
 */
const list = Array.from({ length: 10 }, () => 0), each = 250;
together(3, t => {
  for (let i = 0; i < each; i++) { Atomics.add(list, i % 10, 1); Atomics.add(list, String((i * 3) % 10), 1); if (t === 0) list.push(i); }
});
same(list.slice(0, 10).reduce((a, b) => a + b, 0), 6 * each, "sum of the elements"); same(list.length, 10 + each, "length");
