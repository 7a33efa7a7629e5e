/* An async generator asked from two threads: requests queue up, each gets one answer, in order.
 * Forbidden: a value twice or skipped, a request without an answer (M8).
 * @prints round 4
 */
const each = 20;
for (let round = 0; round < 5; round++) {
  const gen = (async function* () { for (let i = 0; i < 2 * each; i++) yield i; })();
  const ask = async () => { const mine = []; for (let i = 0; i < each; i++) mine.push((await gen.next()).value); return mine; };
  const thread = new Thread(ask), own = ask();
  thread.asyncJoin().then(async theirs => {
    const all = [...await theirs, ...await own].sort((a, b) => a - b);
    sameList(all, Array.from({ length: 2 * each }, (_, i) => i), "the answers of both");
    same((await gen.next()).done, true, "done");
    console.log("round " + round);
  });
}
