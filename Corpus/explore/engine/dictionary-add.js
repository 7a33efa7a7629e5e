// expect: none
// Two threads add to an object whose layout is a dictionary (S4).
const o = { a: 1, b: 2 };
delete o.a;
const thread = new Thread(() => { o.x = 1; });
o.y = 2;
thread.join();
if (o.x !== 1 || o.y !== 2 || o.b !== 2 || Object.keys(o).sort().join() !== 'b,x,y') throw new Error(`found ${JSON.stringify(o)}`);
