/* Two threads fill one array from both ends: sparse storage, dense storage and the change from one to the other.
 * Forbidden: a lost element (M4, M7).
 */
for (const size of [50, 3000, 20000]) {
  const list = [];
  together(2, t => {
    if (t === 0) for (let i = 0; i < size; i += 2) list[i] = i;
    else for (let i = size - 1; i > 0; i -= 2) list[i] = i;
  });
  same(list.length, size, "length");
  for (let i = 0; i < size; i++) if (list[i] !== i) fail("element " + i + " of " + size + ": expected " + i + ", found " + show(list[i]));
}
