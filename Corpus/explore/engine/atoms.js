// expect: none
// Two threads make one name (A1): both find one property.
const o = {}, part = 'na', rest = 'me';
const thread = new Thread(() => { o[part + rest] = 1; });
o[part + rest] = 2;
thread.join();
if (Object.keys(o).join() !== 'name' || (o.name !== 1 && o.name !== 2)) throw new Error(`found ${JSON.stringify(o)}`);
