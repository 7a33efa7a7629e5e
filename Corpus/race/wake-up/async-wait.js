// expect: deadlock waits for ever
// A promise of waitAsync that nobody settles keeps the program alive.
Atomics.waitAsync({ n: 0 }, 'n', 0);
