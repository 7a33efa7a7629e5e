/* shift and pop of an empty array against push.
 * What it was: on an empty array they left the one-step path, read the length, and set it to 0 after another thread had pushed: the pushed
 * elements were lost.
 */
race({
  batch: 200,
  make: () => [],
  bodies: [
    (s, k) => k & 1 ? s.shift() : s.pop(),
    s => { s.push("a"); s.push("b"); },
  ],
  check(s, [taken]) {
    same(s.length + (taken === undefined ? 0 : 1), 2, "elements left and taken");
  },
});
