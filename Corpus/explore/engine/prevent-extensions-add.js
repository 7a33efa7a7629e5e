// expect: none
// Non-extensible against an add (M5): wholly before, or refused.
'use strict';
const o = { x: 0 };
Object.preventExtensions({}); // builtins are made
const thread = new Thread(() => { Object.preventExtensions(o); });
let taken = true;
try { o.y = 1; } catch (e) { if (!(e instanceof TypeError)) throw e; taken = false; }
thread.join();
if (('y' in o) !== taken || (taken && o.y !== 1)) throw new Error(`${taken ? 'taken' : 'refused'}, and found ${JSON.stringify(o)}`);
