/* A cache that all threads share: a Map, and a Lock so that each value is computed once.
 * @prints 50 different values, computed 50 times, asked for 800 times
 */
const cache = new Map();
const lock = new Lock();
let computed = 0;

function slowSquare(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += n;
  return sum;
}

// Looking and storing are two steps, so they happen under one hold. Without the lock two threads could both find nothing.
function cachedSquare(n) {
  return lock.hold(() => {
    if (!cache.has(n)) {
      computed++;
      cache.set(n, slowSquare(n));
    }
    return cache.get(n);
  });
}

const threads = Array.from({ length: 4 }, (_, t) => new Thread(() => {
  let asked = 0;
  for (let i = 0; i < 200; i++, asked++) {
    const n = (i * 7 + t) % 50;
    if (cachedSquare(n) !== n * n) throw new Error("wrong square of " + n);
  }
  return asked;
}));
const asked = threads.reduce((sum, thread) => sum + thread.join(), 0);
console.log(`${cache.size} different values, computed ${computed} times, asked for ${asked} times`);
