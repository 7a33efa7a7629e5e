/* One proxy with traps is used by three threads.
 * Forbidden: a trap called with another call's arguments; a broken invariant; a lost write in the target (M1, M4).
 */
const target = {};
const proxy = new Proxy(target, {
  get: (t, key, receiver) => key === "self" ? receiver : Reflect.get(t, key),
  set: (t, key, value) => Reflect.set(t, key, { key, value }),
  has: (t, key) => key === "always" || key in t,
});
together(3, t => {
  for (let i = 0; i < 200; i++) {
    proxy["p" + t + "_" + i] = i;
    const back = proxy["p" + t + "_" + i];
    holds(back.key === "p" + t + "_" + i && back.value === i, "read back " + show(back));
    same(proxy.self, proxy, "receiver");
    holds("always" in proxy && !("never" in proxy), "has");
  }
});
same(Object.keys(target).length, 600, "number of keys");
