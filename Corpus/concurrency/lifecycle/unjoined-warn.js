/* What a thread threw and nobody joined is reported at the end of the process; the exit code stays 0.
 * @warns nobody is interested in me
 */
const cells = new Int32Array(new SharedArrayBuffer(8));
new Thread(() => { Atomics.store(cells, 0, 1); Atomics.notify(cells, 0); throw new Error("nobody is interested in me"); });
// There is no implicit join at exit: give the thread the time to end.
Atomics.wait(cells, 0, 0);
Atomics.wait(cells, 1, 0, 400);
