// expect: none
// A rejection by another thread against the maker's handler (P5 to P8): whichever comes first, the maker is in time.
const { promise, reject } = Promise.withResolvers();
const thread = new Thread(() => { reject(new Error('no connection')); });
let handled = 0;
promise.catch(() => { handled++; });
thread.join();
setTimeout(() => { if (handled !== 1) throw new Error(`handled ${handled} times`); }, 1);
