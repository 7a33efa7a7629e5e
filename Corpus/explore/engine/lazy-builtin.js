// expect: none
// A builtin function is made when it is first looked at (M8): once.
const o = Math;
const thread = new Thread(() => o.hypot);
const mine = o.hypot;
if (mine !== thread.join() || mine !== Math.hypot) throw new Error('two functions');
