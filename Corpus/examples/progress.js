/* A timer on the main thread reads a worker's progress: plain properties, no messages. The readings never go back (M3).
 * @prints progress only went forward, up to 100 %
 */
const progress = { done: 0, total: 300 };
const worker = new Thread(() => {
  let sum = 0;
  for (let i = 0; i < progress.total; i++) {
    for (let n = 0; n < 500; n++) sum += n % 7;
    progress.done = i + 1; // cjs-ignore-race: a reading that is a little old is good enough
  }
  return sum;
});

const readings = [];
const timer = setInterval(() => readings.push(progress.done), 1);
worker.asyncJoin().then(() => {
  clearInterval(timer);
  readings.push(progress.done);
  const forward = readings.every((value, i) => i === 0 || value >= readings[i - 1]);
  console.log(`progress ${forward ? "only went forward" : "went back"}, up to ${100 * readings.at(-1) / progress.total} %`);
});
