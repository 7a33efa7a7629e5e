/* asyncHold: later turns, in order, with a function or with a release function that any thread may call once.
 * @prints one two three released
 */
const lock = new Lock(), order = [];
(async () => {
  const first = lock.asyncHold(() => { order.push("one"); return "a"; });
  const second = lock.asyncHold(() => { order.push("two"); throw new Error("b"); });
  const third = lock.asyncHold();
  same(order.length, 0, "nothing ran inside the calls");
  same(await first, "a", "its value");
  await second.then(() => fail("expected a rejection"), error => same(error.message, "b", "its error"));
  const release = await third;
  order.push("three");
  same(lock.locked, true, "locked until released");
  new Thread(release).join();
  same(lock.locked, false, "released by another thread");
  throws(Error, release, "a second release");
  order.push("released");
  console.log(order.join(" "));
})();
