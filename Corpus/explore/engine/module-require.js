// expect: none
// strategy: preempt:2
// One thread imports a module, another one requires it (Z1 to Z3): who comes second waits, or finds it evaluated.
const thread = new Thread(async () => (await import('./_parts/counter.mjs')).count);
const { count } = require('./_parts/counter.mjs');
if (count !== 1) throw new Error(`found ${count}`);
thread.asyncJoin().then(theirs => {
  if (theirs !== 1) throw new Error(`found ${theirs}`);
});
