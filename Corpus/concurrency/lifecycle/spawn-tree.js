/* Threads start threads, four levels deep; every join gives its subtree's sum.
 */
const grow = (depth, id) => {
  if (depth === 0) return id;
  const children = [0, 1, 2].map(n => new Thread(grow, depth - 1, id * 3 + n));
  return children.reduce((sum, child) => sum + child.join(), id);
};
const expected = (depth, id) => depth === 0 ? id : [0, 1, 2].reduce((sum, n) => sum + expected(depth - 1, id * 3 + n), id);
same(grow(4, 1), expected(4, 1), "sum of the tree");
