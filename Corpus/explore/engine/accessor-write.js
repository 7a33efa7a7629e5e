// expect: none
// A data property becomes an accessor while another thread writes it (O4, O5): the write goes to the old slot or to the setter, never over the pair.
const o = { x: 0 }, got = [];
Object.defineProperty({}, 'made', { value: 0 }); // builtins are made
const thread = new Thread(() => { Object.defineProperty(o, 'x', { get() { return 'get'; }, set(v) { got.push(v); } }); });
o.x = 7;
thread.join();
if (o.x !== 'get' || got.length > 1 || (got.length === 1 && got[0] !== 7)) throw new Error(`found ${o.x}, set ${got}`);
