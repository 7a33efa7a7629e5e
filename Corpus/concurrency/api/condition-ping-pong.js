/* Two threads take turns through a Condition.
 * Forbidden: a turn taken twice, a wake-up lost between releasing and parking (it would hang).
 */
const lock = new Lock(), turn = new Condition(), box = { whose: 0, count: 0 }, rounds = 150;
together(2, t => {
  for (let i = 0; i < rounds; i++)
    lock.hold(() => {
      while (box.whose !== t) turn.wait(lock);
      box.count++;
      box.whose = 1 - t;
      turn.notify();
    });
});
same(box.count, 2 * rounds, "turns");
