// expect: none
// An element far beyond the end goes to the sparse map while one nearby is written.
const a = [0, 1];
const thread = new Thread(() => { a[5000000] = 'far'; });
a[1] = 'near';
thread.join();
if (a[1] !== 'near' || a[5000000] !== 'far' || a.length !== 5000001) throw new Error(`found ${a[1]}, ${a[5000000]}, ${a.length}`);
