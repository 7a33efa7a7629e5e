// expect: none
// Two threads add one name (M5): one property, one of the two values.
const o = {};
const thread = new Thread(() => { o.x = 1; });
o.x = 'two';
thread.join();
if (Object.keys(o).join() !== 'x' || (o.x !== 1 && o.x !== 'two')) throw new Error(`found ${JSON.stringify(o)}`);
