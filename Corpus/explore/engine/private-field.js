// expect: none
// A private field is added to an object that another thread changes (O2, S2).
class Stamp extends (class { constructor(o) { return o; } }) { #mark = 1; static has(o) { return #mark in o; } }
const o = {};
new Stamp({}); // the caches are made
const thread = new Thread(() => { new Stamp(o); });
o.x = 2;
thread.join();
if (!Stamp.has(o) || o.x !== 2) throw new Error('one of the two is lost');
