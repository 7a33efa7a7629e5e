/* Code that was warm before the object was restricted must ask again.
 * Forbidden: an access through a cache after restrict returned and another thread learnt of it.
 */
const get = o => o.a, set = (o, v) => { o.a = v; }, element = (l, i) => l[i];
for (let i = 0; i < 500; i++) { get({ a: i }); set({ a: 0 }, i); element([1, 2], 0); }
for (let round = 0; round < 30; round++) {
  const o = { a: round }, list = [round, 1];
  new Thread(() => { for (let i = 0; i < 50; i++) { same(get(o), round, "before"); set(o, round); same(element(list, 0), round, "before"); } }).join();
  Thread.restrict(o); Thread.restrict(list);
  same(get(o), round, "for its owner"); same(element(list, 0), round, "for its owner");
  new Thread(() => { throws(ConcurrentAccessError, () => get(o), "get"); throws(ConcurrentAccessError, () => set(o, -1), "set"); throws(ConcurrentAccessError, () => element(list, 0), "element"); }).join();
}
