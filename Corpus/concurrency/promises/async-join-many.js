/* Any number of asyncJoin calls settle, each with a promise of its own, before and after the end; never inside the call.
 * @prints 50 settled
 */
const thread = new Thread(() => { let n = 0; for (let i = 0; i < 20000; i++) n += i; return n; });
const promises = Array.from({ length: 25 }, () => thread.asyncJoin());
same(new Set(promises).size, 25, "number of promises");
const value = thread.join();
let inside = true;
promises.push(...Array.from({ length: 25 }, () => thread.asyncJoin().then(v => { same(inside, false, "settled inside the call"); return v; })));
inside = false;
Promise.all(promises).then(list => { holds(list.every(v => v === value), "every value"); console.log(list.length + " settled"); });
