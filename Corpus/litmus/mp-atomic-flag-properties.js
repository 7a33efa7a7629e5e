/* MP with an Atomics flag in a property: a reader that loads the flag finds the plain data.
 * Allowed: 0 0, 0 1, 1 1. Forbidden: 1 0 (M10: a read of a value synchronises with its write).
 */
litmus({
  make: () => ({ flag: 0, data: 0 }),
  bodies: [
    s => { s.data = 1; Atomics.store(s, "flag", 1); },
    s => { const flag = Atomics.load(s, "flag"), data = s.data; return flag + " " + data; },
  ],
  allowed: ["0 0", "0 1", "1 1"],
});
