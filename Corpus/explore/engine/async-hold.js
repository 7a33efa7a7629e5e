// expect: none
// A lock that one thread takes and another one asks for without waiting (Q2 to Q6): both have it once.
const lock = new Lock(), o = { n: 0 };
lock.hold(() => lock.asyncHold.length); // builtins are made
const thread = new Thread(() => { lock.hold(() => { o.n++; }); });
lock.asyncHold(() => { o.n++; }).then(() => {
  thread.join();
  if (o.n !== 2 || lock.locked) throw new Error(`found ${o.n}`);
});
