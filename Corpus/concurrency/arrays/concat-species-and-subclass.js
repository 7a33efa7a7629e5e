/* A subclass of Array is made, filled and mapped by many threads at the same time.
 * Forbidden: an instance of the wrong class, a lost element (M4, M8).
 */
class Stack extends Array { peek() { return this[this.length - 1]; } }
const made = together(4, t => {
  const list = [];
  for (let i = 0; i < 80; i++) {
    const s = new Stack();
    for (let n = 0; n <= i % 9; n++) s.push(t * 1000 + n);
    const doubled = s.map(v => v * 2);
    holds(doubled instanceof Stack && doubled.peek() === 2 * s.peek() && doubled.length === i % 9 + 1, "map of a Stack");
    list.push(s);
  }
  return list;
});
made.forEach((list, t) => list.forEach((s, i) => { holds(s instanceof Stack && s.length === i % 9 + 1, "a Stack of " + s.length); same(s.peek(), t * 1000 + i % 9, "its last element"); }));
