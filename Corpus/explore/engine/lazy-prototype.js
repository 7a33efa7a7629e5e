// expect: none
// A function's prototype is made when it is first looked at (M8): once.
function F() {}
const thread = new Thread(() => F.prototype);
const mine = F.prototype;
if (mine !== thread.join() || mine.constructor !== F) throw new Error('two prototypes');
