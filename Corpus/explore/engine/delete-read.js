// expect: none
// A slot is never given to another key (O4, M6): who reads a deleted property finds its value or nothing.
const o = { x: 1 };
const thread = new Thread(() => { delete o.x; o.y = 2; });
const seen = o.x;
thread.join();
if (seen !== 1 && seen !== undefined) throw new Error(`found ${seen}`);
if (o.y !== 2 || 'x' in o) throw new Error(`found ${JSON.stringify(o)}`);
