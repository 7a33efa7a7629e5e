/* A property of an object with many deletes that turns into an accessor is never overwritten by a plain write that came late. (M5)
 * Once the accessor took the slot of the value, and the late write took the accessor's place: reading it crashed the engine.
 */
race({
  make: () => ({ x: 1, gone: 1 }),
  bodies: [
    o => { delete o.gone; Object.defineProperty(o, "x", { get: () => "got", set() {}, configurable: true }); },
    o => { o.x = 2; o.x = 3; },
  ],
  check: o => {
    same(o.x, "got", "x");
    same(typeof Object.getOwnPropertyDescriptor(o, "x").get, "function", "the getter of x");
  },
});
