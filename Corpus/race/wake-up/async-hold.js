// expect: deadlock waits for ever
// The lock is asked for while a release function holds it that nobody calls.
const l = new Lock();
l.asyncHold().then(() => l.asyncHold());
