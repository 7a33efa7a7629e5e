/* Threads take tickets and fill the holes of one array, each element once: numbers, strings and objects.
 * Not allowed: a lost element, or one in another's place (M4).
 */
const length = 400;
const fill = ({ a, tickets }) => {
  for (let i; (i = Atomics.add(tickets, 0, 1)) < length;) a[i] = i % 3 === 0 ? i : i % 3 === 1 ? { i } : "e" + i;
};
race({
  batch: 20,
  make: () => ({ a: new Array(length), tickets: new Int32Array(new SharedArrayBuffer(4)) }),
  bodies: [fill, fill, fill],
  check({ a }) {
    for (let i = 0; i < length; i++) same(i % 3 === 1 ? a[i].i : a[i], i % 3 === 2 ? "e" + i : i, "element " + i);
  },
});
