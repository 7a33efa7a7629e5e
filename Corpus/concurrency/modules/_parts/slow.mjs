// Says that its evaluation has begun, and takes a while.
Atomics.store(globalThis, "begun", 1);
let sum = 0;
for (let i = 0; i < 300_000; i++) sum += i;
export const value = sum;
