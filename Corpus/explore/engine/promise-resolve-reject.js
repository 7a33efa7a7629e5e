// expect: none
// resolve against reject (P1, P3): one of them counts.
const { promise, resolve, reject } = Promise.withResolvers();
let ends = 0;
promise.then(value => { ends++; if (value !== 'yes') throw new Error(`found ${value}`); }, error => { ends++; if (error.message !== 'no') throw error; });
const thread = new Thread(() => { reject(new Error('no')); });
resolve('yes');
thread.join();
if (ends > 1) throw new Error(`ended ${ends} times`);
