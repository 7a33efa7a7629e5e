/* wait and notify on a property: not-equal, timed-out, ok; a waiter that saw the old value is woken by a notify after the write.
 */
const o = { v: 0, w: "x" };
same(Atomics.wait(o, "v", 1, 10), "not-equal", "another value"); same(Atomics.wait(o, "v", 0, 5), "timed-out", "nobody notifies");
for (let round = 0; round < 40; round++) {
  o.v = 0;
  const waiter = new Thread(() => { while (Atomics.load(o, "v") === 0) oneOf(Atomics.wait(o, "v", 0), ["ok", "not-equal"], "how it ended"); return o.w; });
  for (let pause = 0; pause < round * 20; pause++);
  o.w = "round " + round;
  Atomics.store(o, "v", 1); Atomics.notify(o, "v");
  same(waiter.join(), "round " + round, "what the waiter sees after the wait (M10)");
}
