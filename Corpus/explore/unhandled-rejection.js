// expect: rejection
// The handler is there only when the thread was fast enough.
const state = { ready: false };
const thread = new Thread(() => { state.ready = true; });
const work = Promise.reject(new Error('no connection'));
if (state.ready) work.catch(() => {});
thread.join();
