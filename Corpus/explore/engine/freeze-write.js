// expect: none
// Freezing against a late write: a write that was taken is there in the end, one that was refused is not.
'use strict';
const o = { x: 0 };
Object.freeze({}); // builtins are made
const thread = new Thread(() => { Object.freeze(o); });
let taken = true;
try { o.x = 1; } catch (e) { if (!(e instanceof TypeError)) throw e; taken = false; }
thread.join();
if (o.x !== (taken ? 1 : 0) || !Object.isFrozen(o)) throw new Error(`${taken ? 'taken' : 'refused'}, and found ${o.x}`);
