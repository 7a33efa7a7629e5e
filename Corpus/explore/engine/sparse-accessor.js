// expect: none
// An element becomes an accessor while it is written (G6): a late write is void or goes to the setter.
const a = [0, 1], got = [];
Object.defineProperty({}, 'made', { value: 0 }); // builtins are made
const thread = new Thread(() => { Object.defineProperty(a, 0, { get() { return 'get'; }, set(v) { got[0] = v; } }); });
a[0] = 7;
thread.join();
if (a[0] !== 'get' || (got.length && got[0] !== 7)) throw new Error(`found ${a[0]}, ${got}`);
