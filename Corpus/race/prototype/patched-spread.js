// expect: race
// D39: a spread looks the iterator up.
const a = [1];
const t = new Thread(() => {
  [...a];
});
Object.defineProperty(Array.prototype, Symbol.iterator, { value: Array.prototype[Symbol.iterator], writable: true, configurable: true });
t.join();
