// expect: quiet
// Opposite orders, but who does not get the second lock gives the first one back.
const a = new Atomics.Mutex(), b = new Atomics.Mutex();
const both = (x, y) => {
  for (let done = 0; done < 5;) {
    const k = Atomics.Mutex.lock(x);
    const j = Atomics.Mutex.lockIfAvailable(y, 1);
    if (j) { done++; j.unlock(); }
    k.unlock();
  }
};
const ts = [new Thread(() => both(a, b)), new Thread(() => both(b, a))];
for (const t of ts) t.join();
