// expect: none
// The control: a lock around each increment. No schedule fails.
const lock = new Lock(), box = { n: 0 };
const thread = new Thread(() => lock.hold(() => { box.n++; }));
lock.hold(() => { box.n++; });
thread.join();
if (box.n !== 2)
  throw new Error(`expected 2, found ${box.n}`);
