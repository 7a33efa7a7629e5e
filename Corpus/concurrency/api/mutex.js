/* Atomics.Mutex with unlock tokens and Atomics.Condition are the same lock and condition under the proposal's names.
 */
const mutex = new Atomics.Mutex(), box = { n: 0 };
together(3, () => {
  for (let i = 0; i < 150; i++) { const token = Atomics.Mutex.lock(mutex); box.n++; same(token.locked, true, "token.locked"); token.unlock(); same(token.locked, false, "after unlock"); }
});
same(box.n, 450, "count");
{ using token = Atomics.Mutex.lock(mutex); box.n++; same(new Thread(() => Atomics.Mutex.lockIfAvailable(mutex, 1)).join(), null, "not available"); }
const free = Atomics.Mutex.lockIfAvailable(mutex, 100);
holds(free !== null && free.locked, "available again"); free.unlock();
