// expect: deadlock
// strategy: preempt:2
// Two threads import one module (Z1, Z2): it is evaluated once, and both see it done. Open: in some schedules one of them waits for ever.
const thread = new Thread(async () => (await import('./_parts/counter.mjs')).count);
import('./_parts/counter.mjs').then(async module => {
  const theirs = await thread.asyncJoin();
  if (module.count !== 1 || theirs !== 1) throw new Error(`found ${module.count}, ${theirs}`);
});
