/* A thread is a function call that runs elsewhere: same closures, same objects, and join brings back its value or its error.
 * @prints sum of squares: 338350
 * @prints the error came across: nothing to do
 * @prints the very same object: true
 */
const numbers = Array.from({ length: 100 }, (_, i) => i + 1);

// The function sees everything in its scope. Nothing is copied.
const worker = new Thread(() => numbers.reduce((sum, n) => sum + n * n, 0));
console.log("sum of squares: " + worker.join());

// What a thread throws, join throws again: the same object.
const failing = new Thread(() => { throw new Error("nothing to do"); });
try {
  failing.join();
} catch (error) {
  console.log("the error came across: " + error.message);
}

// Arguments and results keep their identity.
const box = { full: false };
const filler = new Thread(b => { b.full = true; return b; }, box);
console.log("the very same object: " + (filler.join() === box && box.full));
