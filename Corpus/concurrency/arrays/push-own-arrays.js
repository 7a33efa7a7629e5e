/* Each thread pushes to an array of its own and all of them read the others' lengths.
 * Forbidden: a lost element, a length that goes back (M4, M7).
 */
const lists = [[], [], []];
together(3, t => {
  const mine = lists[t], last = [0, 0, 0];
  for (let i = 0; i < 3000; i++) {
    mine.push(t * 10000 + i);
    if (i % 50 === 0) lists.forEach((list, n) => { const length = list.length; holds(length >= last[n], "length went back"); last[n] = length; if (length) holds(list[length - 1] !== undefined, "the last element is there"); });
  }
});
lists.forEach((list, t) => { same(list.length, 3000, "length"); list.forEach((v, i) => same(v, t * 10000 + i, "element")); });
