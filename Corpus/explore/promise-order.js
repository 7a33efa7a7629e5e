// expect: rejection
// Two threads settle one promise; the program believes that it knows who wins.
let settle;
const first = new Promise((resolve) => { settle = resolve; });
const thread = new Thread(() => settle('thread'));
settle('main');
thread.join();
first.then((winner) => {
  if (winner !== 'main') throw new Error(`expected main, found ${winner}`);
});
