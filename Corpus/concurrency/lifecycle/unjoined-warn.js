/* What a thread threw and nobody joined is reported at the end of the process; the exit code stays 0.
 * @warns nobody is interested in me
 */
const cells = new Int32Array(new SharedArrayBuffer(4));
new Thread(() => { Atomics.store(cells, 0, 1); Atomics.notify(cells, 0); throw new Error("nobody is interested in me"); });
// There is no implicit join at exit: who runs the corpus looks until the thread has ended.
Atomics.wait(cells, 0, 0);
