// expect: none
// An element gets attributes of its own while it is written (G6).
const a = [0, 1];
Object.defineProperty({}, 'made', { value: 0 }); // builtins are made
const thread = new Thread(() => { Object.defineProperty(a, 0, { enumerable: false }); });
a[0] = 'written';
thread.join();
if (a[0] !== 'written' || Object.keys(a).join() !== '1') throw new Error(`found ${a[0]}, ${Object.keys(a)}`);
