/* With --threads=off none of the thread globals exist, and the engine is a plain one.
 * @threads off
 */
for (const name of ["Thread", "Lock", "Condition", "ThreadLocal", "ConcurrentAccessError"]) same(typeof globalThis[name], "undefined", "typeof " + name);
const view = new Int32Array(new SharedArrayBuffer(4));
same(Atomics.add(view, 0, 1), 0, "Atomics on typed arrays");
