/* Promise.all, race, any and allSettled over promises that threads settle. A reaction runs on the thread that settles, so the async function
 * below moves from thread to thread; asyncJoin keeps the process alive until they are done.
 * @prints all race any allSettled
 */
const run = (v, failing) => { const { promise, resolve, reject } = Promise.withResolvers(); promise.catch(() => {}); new Thread(() => { failing ? reject(v) : resolve(v); }).asyncJoin(); return promise; };
(async () => {
  const said = [];
  sameList(await Promise.all([run(1), run(2), 3, run(4)]), [1, 2, 3, 4], "all"); said.push("all");
  oneOf(await Promise.race([run(1), run(2)]), [1, 2], "race"); said.push("race");
  same(await Promise.any([run("e1", true), run(7), run("e2", true)]), 7, "any"); said.push("any");
  const settled = await Promise.allSettled([run(1), run("e", true)]);
  holds(settled[0].value === 1 && settled[1].reason === "e", "allSettled " + show(settled)); said.push("allSettled");
  console.log(said.join(" "));
})();
