/* Asynchronous and synchronous holders of one lock on several threads: one at a time, nobody is forgotten.
 * @prints 320 holds
 */
const lock = new Lock(), box = { n: 0, inside: 0 };
const step = () => { box.inside++; same(box.inside, 1, "holders"); box.n++; box.inside--; };
const threads = Array.from({ length: 4 }, (_, t) => new Thread(async () => {
  for (let i = 0; i < 80; i++) { if (t & 1) await lock.asyncHold(step); else lock.hold(step); }
}));
Promise.all(threads.map(thread => thread.asyncJoin())).then(list => Promise.all(list)).then(() => console.log(box.n + " holds"));
