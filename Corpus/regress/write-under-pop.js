/* An element that is written while the last one is popped lies below the length or does not exist; growth never brings it back. (M7, M12)
 * Once a write that had seen the element before the pop stored it after, beyond the length.
 */
race({
  make: () => [0, 1, 2, 3],
  bodies: [
    a => { a.pop(); a.pop(); },
    a => { a[3] = "late"; a[2] = "late"; },
  ],
  check: a => {
    const length = a.length;
    for (const key of Object.keys(a)) holds(Number(key) < length, "expected keys below " + length + ", found " + key);
    holds(!(length in a), "expected nothing at the length " + length + ", found " + show(a[length]));
    a.length = length + 4;
    for (let i = length; i < a.length; i++) holds(!(i in a), "expected a hole at " + i + ", found " + show(a[i]));
  },
});
