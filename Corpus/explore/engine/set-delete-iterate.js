// expect: none
// A Set loses an entry under an iterator (T2).
const set = new Set([1, 2, 3]), values = set.values();
values.next();
new Set().delete(0); // builtins are made
const thread = new Thread(() => { set.delete(2); });
const seen = values.next().value;
thread.join();
if ((seen !== 2 && seen !== 3) || [...set].join() !== '1,3') throw new Error(`found ${seen}, ${[...set]}`);
