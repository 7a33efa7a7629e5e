// expect: none
// A method is redefined on a prototype while a cache for it is made (E1, K2).
class C { m() { return 1; } }
const o = new C();
function call(o) { return o.m(); }
const thread = new Thread(() => { C.prototype.m = () => 2; });
const seen = call(o);
thread.join();
if ((seen !== 1 && seen !== 2) || call(o) !== 2) throw new Error(`found ${seen}, then ${call(o)}`);
