// expect: none
// The keys of an object are listed while another thread adds and deletes (M5): a list of one moment.
const o = { a: 1, b: 2 };
Reflect.ownKeys({}); // builtins are made
const thread = new Thread(() => { o.c = 3; delete o.a; });
const seen = Reflect.ownKeys(o).join();
thread.join();
if (!['a,b', 'a,b,c', 'b,c'].includes(seen)) throw new Error(`found ${seen}`);
