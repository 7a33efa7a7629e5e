// The order of ticks, promise jobs, timers and immediates.
process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => console.log('promise 1')).then(() => console.log('promise 2'));
process.nextTick((value) => {
  console.log('tick 2', value);
  Promise.resolve().then(() => console.log('promise in tick'));
  process.nextTick(() => console.log('tick 3'));
}, 5);
queueMicrotask(() => console.log('microtask'));
setTimeout(() => {
  console.log('timer');
  Promise.resolve().then(() => {
    console.log('promise in timer');
    process.nextTick(() => console.log('tick in timer'));
  });
  setImmediate(() => {
    console.log('immediate in timer');
    startInterval();
  });
}, 5);
const cancelled = setTimeout(() => console.log('never'), 6);
clearTimeout(cancelled);
setTimeout(() => console.log('never'), 100000).unref();
let count = 0;
// Begun here and not above: on a slow machine both would fall due in one turn.
function startInterval() {
  const interval = setInterval(() => {
    console.log('interval', ++count);
    if (count === 3) {
      clearInterval(interval);
      setTimeout((a, b) => console.log(a, b), 5, 'x', 'y');
    }
  }, 5);
}
process.on('beforeExit', () => console.log('beforeExit'));
process.on('exit', (code) => console.log('exit', code, process.exitCode));
(async () => {
  console.log('async 1');
  await null;
  console.log('async 2');
  for await (const value of (async function* () { yield 1; yield 2; })()) console.log(value);
})();
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
storage.run(7, () => {
  process.nextTick(() => console.log('store in tick', storage.getStore()));
  (async () => {
    await null;
    console.log('store after await', storage.getStore());
  })();
});
console.log('main', storage.getStore());
