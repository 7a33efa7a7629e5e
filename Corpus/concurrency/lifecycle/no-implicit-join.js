/* The process ends when main has nothing left to do and no ticket is pending... but asyncJoin is a ticket, so this waits.
 * @prints the thread is over
 */
const thread = new Thread(() => { let n = 0; for (let i = 0; i < 100000; i++) n++; return n; });
thread.asyncJoin().then(n => { same(n, 100000, "result"); console.log("the thread is over"); });
