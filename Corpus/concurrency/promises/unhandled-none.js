/* A rejection on one thread that another handles in time is no unhandled rejection.
 * @prints handled
 */
const thread = new Thread(() => { const p = Promise.reject(new Error("handled elsewhere")); p.catch(() => {}); return p; });
thread.join().catch(error => { same(error.message, "handled elsewhere", "message"); console.log("handled"); });
