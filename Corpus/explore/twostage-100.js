// expect: error
// twostage_100 (SCTBench): 99 threads write in two stages under two locks, one thread looks between the stages.
const first = new Lock(), second = new Lock(), data = { one: 0, two: 0 }, threads = [];
for (let i = 0; i < 99; i++) {
  threads.push(new Thread(() => {
    first.hold(() => { data.one = 1; });
    second.hold(() => { data.two = data.one + 1; });
  }));
}
const reader = new Thread(() => {
  let one = 0, two = 0;
  first.hold(() => { one = data.one; });
  if (one === 0) return;
  second.hold(() => { two = data.two; });
  if (two !== one + 1) throw new Error('seen between the stages');
});
for (const thread of threads) thread.join();
reader.join();
