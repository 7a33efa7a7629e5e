/* What Atomics refuse on ordinary objects, and what they accept.
 */
const o = { n: 1, s: "text", get accessor() { return 1; } }, inherits = Object.create(o), frozen = Object.freeze({ n: 1 });
throws(TypeError, () => Atomics.load(o, "absent"), "an absent property"); throws(TypeError, () => Atomics.load(inherits, "n"), "an inherited one"); throws(TypeError, () => Atomics.load(o, "accessor"), "an accessor");
throws(TypeError, () => Atomics.store(frozen, "n", 2), "a frozen one"); throws(TypeError, () => Atomics.compareExchange(frozen, "n", 5, 6), "a frozen one, before comparing"); throws(TypeError, () => Atomics.store(Object.preventExtensions({}), "n", 1), "a new one on a closed object");
throws(TypeError, () => Atomics.load([1], "length"), "an array's length"); throws(TypeError, () => Atomics.load(/x/, "lastIndex"), "lastIndex"); throws(TypeError, () => Atomics.load(new String("abc"), 0), "a string's index"); throws(TypeError, () => Atomics.load(new Proxy({ n: 1 }, {}), "n"), "a proxy");
throws(TypeError, () => Atomics.and(o, "s", 1), "bits of a string");
same(Atomics.store(o, "new", "v"), "v", "store gives the value"); same(o.new, "v", "and made the property"); same(Atomics.load(o, "s"), "text", "load of a string");
same(Atomics.exchange(o, "s", undefined), "text", "exchange"); same(Atomics.compareExchange(o, "n", 1, NaN), 1, "compareExchange"); same(Atomics.compareExchange(o, "n", NaN, -0), NaN, "NaN equals NaN"); same(Atomics.compareExchange(o, "n", 0, 7), -0, "0 equals -0"); same(o.n, 7, "the value");
same(Atomics.notify(o, "n", 0), 0, "notify nobody");
