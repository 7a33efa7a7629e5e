// expect: error
// A plain write that passed its check before the freezing arrives after it: allowed (Engine/THREADS.md, What a late plain write means).
const o = { x: 0 }, set = o => { o.x = 1; };
set({ x: 0 }); // the cache is made
Object.freeze({}); // builtins are made
const thread = new Thread(() => { set(o); });
Object.freeze(o);
const a = o.x, b = o.x;
thread.join();
if (a !== b) throw new Error(`a frozen property went from ${a} to ${b}`);
