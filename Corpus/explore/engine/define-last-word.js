// expect: none
// A definition that names the value of what it makes read-only is the last word.
const o = { x: 0 };
Object.defineProperty({}, 'made', { value: 0 }); // builtins are made
const thread = new Thread(() => { Object.defineProperty(o, 'x', { value: 5, writable: false }); });
o.x = 7;
thread.join();
if (o.x !== 5) throw new Error(`found ${o.x}`);
