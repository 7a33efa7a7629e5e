// expect: none
// Two threads take the same step from one layout (S2): both objects are whole.
const a = {}, b = {};
const thread = new Thread(() => { a.fresh = 1; });
b.fresh = 2;
thread.join();
if (a.fresh !== 1 || b.fresh !== 2) throw new Error(`found ${JSON.stringify([a, b])}`);
