// expect: none
// strategy: preempt:2
// Two threads ask one async generator (Y3, Y4): each request is served once, in order; whoever serves it runs what waits for it.
async function* count() { yield 1; yield 2; }
const generator = count();
const thread = new Thread(async () => (await generator.next()).value);
generator.next().then(async ({ value }) => {
  const theirs = await thread.asyncJoin();
  if ([value, theirs].sort().join() !== '1,2') throw new Error(`found ${value}, ${theirs}`);
});
