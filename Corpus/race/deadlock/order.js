// expect: deadlock lock order
// One after the other, so that nothing happens; at the same time each would wait for the other.
const a = new Lock(), b = new Lock();
new Thread(() => { a.hold(() => { b.hold(() => {}); }); }).join();
new Thread(() => { b.hold(() => { a.hold(() => {}); }); }).join();
