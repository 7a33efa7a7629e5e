// expect: none
// strategy: preempt:2
// An async function waits for what another thread resolves: its frame sleeps before anybody can wake it.
const { promise, resolve } = Promise.withResolvers();
const thread = new Thread(async () => 'got ' + await promise);
resolve(1);
thread.asyncJoin().then(value => { if (value !== 'got 1') throw new Error(`found ${value}`); });
