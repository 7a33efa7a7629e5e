/* Several threads import the same modules at the same time: one evaluation, one namespace, live bindings (M8, M10).
 * @prints imported once
 */
const threads = Array.from({ length: 4 }, () => new Thread(async () => {
  const user = await import("./_parts/user.mjs"), counter = await import("./_parts/counter.mjs");
  user.increment();
  return [user, counter, user.word];
}));
Promise.all(threads.map(thread => thread.asyncJoin())).then(list => Promise.all(list)).then(results => {
  for (const [user, counter, word] of results) { same(user, results[0][0], "one namespace"); same(counter, results[0][1], "one namespace"); same(word, "default of counter", "default"); }
  same(globalThis.evaluations, 1, "evaluations of counter"); same(globalThis.userEvaluations, 1, "evaluations of user");
  holds(results[0][1].get() <= 4 && results[0][1].get() >= 1, "the counter (unlocked): " + results[0][1].get());
  console.log("imported once");
});
