/* `then` on one thread races with `resolve` on another.
 * Forbidden: a reaction that never runs, or runs twice.
 * @prints all reactions ran
 */
const cells = new Int32Array(new SharedArrayBuffer(8));
const pairs = Array.from({ length: 600 }, () => Promise.withResolvers());
const thread = new Thread(() => { Atomics.store(cells, 0, 1); for (const p of pairs) p.resolve("v"); });
while (Atomics.load(cells, 0) === 0);
let ran = 0;
const all = pairs.map(p => p.promise.then(v => { same(v, "v", "value"); ran++; }));
thread.join();
Promise.all(all).then(() => { same(ran, 600, "reactions"); console.log("all reactions ran"); });
