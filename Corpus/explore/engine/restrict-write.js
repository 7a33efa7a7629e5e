// expect: none
// An object is restricted to a thread while another one writes it (B1): before, or refused.
const o = { x: 0 };
Thread.restrict({ x: 0 }); // builtins are made
const thread = new Thread(() => { Thread.restrict(o); return o.x; });
let refused = false;
try { o.x = 1; } catch (e) { if (!(e instanceof ConcurrentAccessError)) throw e; refused = true; }
const seen = thread.join();
if (seen !== 0 && seen !== 1 || (refused && seen !== 0)) throw new Error(`${refused ? 'refused' : 'taken'}, and found ${seen}`);
