// expect: none
// The one-way rule for elements.
const a = [0, 0];
const thread = new Thread(() => { a[0] = 'text'; });
a[0] = 1.5;
thread.join();
if (a[0] !== 'text' && a[0] !== 1.5) throw new Error(`found ${a[0]}`);
