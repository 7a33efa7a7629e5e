// expect: none
// A property's value is there before the layout that names it (O2).
const o = { a: 1 };
const thread = new Thread(() => { o.b = 'new'; });
const seen = o.b, own = 'b' in o;
thread.join();
if (seen !== undefined && seen !== 'new') throw new Error(`found ${seen}`);
if (seen === 'new' && !own) throw new Error('it was there, and is not');
if (o.a !== 1 || o.b !== 'new') throw new Error(`found ${JSON.stringify(o)}`);
