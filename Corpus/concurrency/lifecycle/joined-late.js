/* A failure that somebody joins, however late, is not reported.
 */
const threads = Array.from({ length: 20 }, (_, i) => new Thread(() => { throw new Error("late " + i); }));
for (let i = 0; i < 20000; i++);
threads.forEach((thread, i) => same(throws(Error, () => thread.join()).message, "late " + i, "message"));
