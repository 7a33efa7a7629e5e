/* Thread.restrict: the object belongs to its thread; every operation of another one is refused with a ConcurrentAccessError.
 */
const o = Thread.restrict({ a: 1 });
const operations = {
  get: () => o.a, set: () => { o.a = 2; }, add: () => { o.b = 2; }, has: () => "a" in o, delete: () => delete o.a, define: () => Object.defineProperty(o, "c", { value: 1 }),
  keys: () => Object.keys(o), "for-in": () => { for (const key in o) return key; }, "set prototype": () => Object.setPrototypeOf(o, null), "prevent extensions": () => Object.preventExtensions(o),
  "is extensible": () => Object.isExtensible(o), freeze: () => Object.freeze(o), spread: () => ({ ...o }), JSON: () => JSON.stringify(o), entries: () => Object.entries(o), "own keys": () => Reflect.ownKeys(o),
};
new Thread(() => {
  for (const [name, operation] of Object.entries(operations))
    for (let i = 0; i < 3; i++) throws(ConcurrentAccessError, operation, name + " by another thread");
  throws(ConcurrentAccessError, () => Thread.restrict(o), "restrict by another thread");
}).join();
same(o.a, 1, "a, for its owner"); same(Object.keys(o).join(), "a", "keys, for its owner"); same(Thread.restrict(o), o, "again by its owner"); o.b = 2; same(o.b, 2, "b, for its owner"); holds(Object.isExtensible(o), "extensible");
