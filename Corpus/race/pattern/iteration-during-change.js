// expect: race keys
// pattern: iteration during change
const prices = { a: 1, b: 2 };
const t = new Thread(() => {
  prices.c = 3;
});
let sum = 0;
for (const key of Object.keys(prices)) {
  sum += key.length;
}
t.join();
