/* asyncWait gives up the hold, and resolves to a fresh release function when notified.
 * @prints waited and released
 */
const lock = new Lock(), condition = new Condition(), box = { ready: false };
(async () => {
  const release = await lock.asyncHold();
  const waiting = condition.asyncWait(lock);
  same(lock.locked, false, "given up by asyncWait");
  throws(Error, release, "the old release function is used up");
  const thread = new Thread(() => lock.hold(() => { box.ready = true; condition.notify(); }));
  const again = await waiting;
  thread.join();
  same(box.ready, true, "what the notifier wrote"); same(lock.locked, true, "held again");
  again();
  same(lock.locked, false, "released");
  console.log("waited and released");
})();
