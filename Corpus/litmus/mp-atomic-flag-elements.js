/* MP with an Atomics flag: plain data, then an Atomics.store; a reader that loads the flag finds the data.
 * Allowed: 0 0, 0 1, 1 1. Forbidden: 1 0, the flag without the data (M10: a read of a value synchronises with its write).
 */
litmus({
  make: () => ({ flag: new Int32Array(new SharedArrayBuffer(8)), data: 0 }),
  bodies: [
    s => { s.data = 1; Atomics.store(s.flag, 0, 1); },
    s => { const flag = Atomics.load(s.flag, 0), data = s.data; return flag + " " + data; },
  ],
  allowed: ["0 0", "0 1", "1 1"],
});
