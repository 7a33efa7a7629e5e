// expect: none
// One key in two WeakMaps, set by two threads: its entries are made once (T3).
const key = {}, a = new WeakMap(), b = new WeakMap();
new WeakMap().set({}, 0); // builtins are made
const thread = new Thread(() => { a.set(key, 1); });
b.set(key, 2);
thread.join();
if (a.get(key) !== 1 || b.get(key) !== 2) throw new Error(`found ${a.get(key)}, ${b.get(key)}`);
