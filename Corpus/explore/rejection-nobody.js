// expect: rejection
// The thread handles what it made only when the other one was slow.
const state = { failed: false };
const thread = new Thread(() => {
  const { promise, reject } = Promise.withResolvers();
  const other = new Thread(() => { reject(new Error('no connection')); state.failed = true; });
  if (!state.failed) promise.catch(() => {});
  other.join();
});
thread.join();
