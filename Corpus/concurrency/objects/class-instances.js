/* Many threads construct instances of one class, whose first instances decide the layout.
 * Forbidden: an instance with a missing or foreign field (M2, M4).
 */
for (let round = 0; round < 20; round++) {
  class Point {
    #id;
    constructor(t, i) {
      this.x = t; this.y = i; this.#id = t * 1000 + i;
      if (i % 3 === 0) this.extra = "e" + i;
      for (let n = 0; n < i % 5; n++) this["f" + n] = n;
    }
    get id() { return this.#id; }
  }
  const lists = together(3, t => { const list = []; for (let i = 0; i < 60; i++) list.push(new Point(t, i)); return list; });
  lists.forEach((list, t) => list.forEach((p, i) => {
    holds(p.x === t && p.y === i && p.id === t * 1000 + i && p.extra === (i % 3 === 0 ? "e" + i : undefined), "instance " + t + ", " + i + ": " + show(p));
    same(Object.keys(p).length, 2 + (i % 3 === 0) + i % 5, "number of fields");
  }));
}
