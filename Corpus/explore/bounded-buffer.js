// expect: deadlock
// A bounded buffer with one condition for producers and consumers and notify in place of notifyAll: the wrong kind of thread may be woken.
const lock = new Lock(), changed = new Condition(), buffer = [], capacity = 1;

function put(item) {
  lock.hold(() => {
    while (buffer.length === capacity) changed.wait(lock);
    buffer.push(item);
    changed.notify();
  });
}

function take() {
  return lock.hold(() => {
    while (buffer.length === 0) changed.wait(lock);
    const item = buffer.shift();
    changed.notify();
    return item;
  });
}

const threads = [];
for (let i = 0; i < 2; i++) threads.push(new Thread(() => put(i)), new Thread(take));
for (const thread of threads) thread.join();
