// expect: race
// getOwnPropertySymbols sees adds.
const o = { a: 0 };
const t = new Thread(() => {
  o[Symbol.iterator] = 1;
});
Object.getOwnPropertySymbols(o);
t.join();
