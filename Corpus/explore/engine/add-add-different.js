// expect: none
// Two threads add different names (M4): neither is lost, and each finds its own value.
const o = {};
const thread = new Thread(() => { o.x = 1; });
o.y = 2;
thread.join();
if (o.x !== 1 || o.y !== 2 || Object.keys(o).sort().join() !== 'x,y') throw new Error(`found ${JSON.stringify(o)}`);
