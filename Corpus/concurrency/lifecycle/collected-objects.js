/* Threads make garbage with finalizers; callbacks run on the thread that registered, or on main, and never twice.
 */
let callbacks = 0;
const registry = new FinalizationRegistry(held => { callbacks++; holds(held >= 0 && held < 4000, "held value " + show(held)); });
together(4, t => { for (let i = 0; i < 1000; i++) registry.register({ t, i, pad: [1, 2, 3] }, t * 1000 + i); });
setTimeout(() => holds(callbacks <= 4000, "callbacks " + callbacks), 10);
