/* Two threads resolve and reject one promise.
 * Allowed: either settlement. Forbidden: two, or none (a promise settles once).
 * @prints all settled
 */
let settled = 0, wanted = 0;
const promises = [];
race({
  batch: 50, rounds: 10,
  make: () => Promise.withResolvers(),
  bodies: [
    (p, k) => { p.resolve("resolved " + k); },
    (p, k) => { p.reject("rejected " + k); },
  ],
  check(p, _, k) {
    wanted++;
    p.promise.then(v => { same(v, "resolved " + k, "value"); settled++; }, e => { same(e, "rejected " + k, "reason"); settled++; });
  },
});
setTimeout(() => { same(settled, wanted, "settlements seen"); console.log("all settled"); }, 20);
