// expect: livelock
// A thread waits for a flag that is set only when another one was fast enough.
const state = { started: false, go: false };
const thread = new Thread(() => {
  state.started = true;
  while (!state.go);
});
if (state.started) state.go = true;
thread.join();
