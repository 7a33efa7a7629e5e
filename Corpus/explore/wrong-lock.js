// expect: error
// wronglock (SCTBench): one thread updates under another lock than the others.
const right = new Lock(), wrong = new Lock(), data = { value: 0 };

function add(lock) {
  lock.hold(() => { data.value = data.value + 1; });
}

const threads = [new Thread(add, right), new Thread(add, right), new Thread(add, wrong)];
for (const thread of threads) thread.join();
if (data.value !== 3) throw new Error(`expected 3, found ${data.value}`);
