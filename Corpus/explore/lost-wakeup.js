// expect: lost-wakeup
// The flag is looked at before the lock is taken: the notification may come in between, and nobody hears it.
const lock = new Lock(), ready = new Condition(), state = { done: false };
const consumer = new Thread(() => {
  if (!state.done)
    lock.hold(() => ready.wait(lock));
});
state.done = true;
lock.hold(() => ready.notify());
consumer.join();
