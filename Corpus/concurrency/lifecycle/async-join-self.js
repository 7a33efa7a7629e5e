/* A thread that asks for its own end ends all the same; it is gone when the promise settles, so the main thread runs what comes after.
 * @prints the thread is over
 */
const thread = new Thread(() => {
  Thread.current.asyncJoin().then(value => {
    same(value, 7, "result");
    same(Thread.current.id, 0, "who runs the reaction");
    console.log("the thread is over");
  });
  return 7;
});
same(thread.join(), 7, "result");
