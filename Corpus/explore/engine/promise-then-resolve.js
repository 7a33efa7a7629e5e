// expect: none
// then against resolve (P1, P2): the reaction runs once.
const { promise, resolve } = Promise.withResolvers();
let runs = 0;
const thread = new Thread(() => { resolve('value'); });
promise.then(value => { runs++; if (value !== 'value') throw new Error(`found ${value}`); });
thread.join();
setTimeout(() => { if (runs !== 1) throw new Error(`ran ${runs} times`); }, 1);
