// expect: none
// Two threads fill holes of one array without its lock.
const a = new Array(2);
const thread = new Thread(() => { a[0] = 1; });
a[1] = 'two';
thread.join();
if (a[0] !== 1 || a[1] !== 'two') throw new Error(`found ${JSON.stringify(a)}`);
