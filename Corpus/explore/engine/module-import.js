// expect: none
// strategy: preempt:2
// Two threads import one module (Z1, Z2): it is evaluated once, both see it done, and each goes on where it asked.
const thread = new Thread(async () => (await import('./_parts/counter.mjs')).count);
import('./_parts/counter.mjs').then(async module => {
  if (Thread.current.id !== 0) throw new Error('expected the thread that imports to go on, found another one');
  const theirs = await thread.asyncJoin();
  if (module.count !== 1 || theirs !== 1) throw new Error(`found ${module.count}, ${theirs}`);
});
