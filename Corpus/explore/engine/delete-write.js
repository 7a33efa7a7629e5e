// expect: none
// A late write to a deleted property never reaches the one that came after it (O4).
const o = { x: 1 };
const thread = new Thread(() => { delete o.x; o.y = 2; });
o.x = 9;
thread.join();
if (o.y !== 2 || (o.x !== undefined && o.x !== 9)) throw new Error(`found ${JSON.stringify(o)}`);
