// expect: none
// An array with holes is frozen while one is filled (O8): the fill is before the freezing, or refused.
'use strict';
const a = new Array(2);
Object.freeze([,]); // builtins are made
const thread = new Thread(() => { Object.freeze(a); });
let taken = true;
try { a[0] = 1; } catch (e) { if (!(e instanceof TypeError)) throw e; taken = false; }
thread.join();
if ((0 in a) !== taken || !Object.isFrozen(a)) throw new Error(`${taken ? 'taken' : 'refused'}, and found ${JSON.stringify(a)}`);
