/* A promise that another thread rejects is unhandled when its maker's turn is over without a handler, and not before: the maker may still be
 * in the statement that made it. Nothing is reported here, whoever is faster.
 * @prints 100 handled
 */
let handled = 0;
for (let round = 0; round < 100; round++) {
  const { promise, reject } = Promise.withResolvers();
  const thread = new Thread(() => reject(round));
  if (round % 2) thread.join();
  promise.catch(reason => { same(reason, round, "reason"); handled++; });
  thread.join();
}
const generator = (async function* () { try { for (let i = 0; ; i++) { if (i % 2) await null; yield i; } } finally { await null; } })();
const threads = [0, 1, 2].map(k => new Thread(async () => {
  const asked = [generator.next(), k ? generator.throw(k) : generator.return(0), generator.next()];
  return (await Promise.allSettled(asked)).length;
}));
Promise.all(threads.map(t => t.asyncJoin())).then(lengths => { sameList(lengths, [3, 3, 3], "answers"); console.log(handled + " handled"); });
