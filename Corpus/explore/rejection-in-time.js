// expect: none
// A thread rejects a promise, and may be done, before its maker has said what happens then: the maker judges, at the end of its jobs.
let fail, handled = 0;
const work = new Promise((_, reject) => { fail = reject; });
const thread = new Thread(() => { fail(new Error('no connection')); });
work.catch(() => { handled++; });
thread.join();
setTimeout(() => { if (handled !== 1) throw new Error(`handled ${handled} times`); }, 1);
