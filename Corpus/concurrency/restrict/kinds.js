/* Only ordinary objects and plain arrays can be restricted.
 */
for (const o of [new Map(), () => {}, new Proxy({}, {}), new Date(), new Int8Array(1), new Promise(() => {}), /x/, new Lock()]) throws(TypeError, () => Thread.restrict(o), "restrict of " + Object.prototype.toString.call(o));
for (const v of [1, "s", null, undefined, Symbol()]) throws(TypeError, () => Thread.restrict(v), "restrict of a primitive");
class Plain { constructor() { this.a = 1; } }
const p = Thread.restrict(new Plain()); same(p.a, 1, "an instance of a class");
same(new Thread(() => { try { return p.a; } catch (error) { return error.name; } }).join(), "ConcurrentAccessError", "by another thread");
