// expect: none
// A reader of a property that becomes an accessor, and data again (O5): no pair is ever taken for a value.
const o = { x: 0 };
Object.defineProperty({}, 'made', { value: 0 }); // builtins are made
const thread = new Thread(() => {
  Object.defineProperty(o, 'x', { get() { return 1; }, configurable: true });
  Object.defineProperty(o, 'x', { value: 2, configurable: true });
});
const seen = o.x;
thread.join();
if (![0, 1, 2].includes(seen) || o.x !== 2) throw new Error(`found ${String(seen)}, then ${o.x}`);
