/* pop and shift against a write of the last element by another thread.
 * Forbidden: an element behind the length, now or after growing (M7, M12); a popped value that nobody wrote (M2).
 */
race({
  make: () => ["a", "b", "c", "d"],
  bodies: [
    (s, k) => k & 1 ? s.pop() : s.shift(),
    s => { s[3] = "w"; },
  ],
  check(s, [taken]) {
    oneOf(taken, ["a", "d", "w"], "what was taken");
    const length = s.length;
    oneOf(length, [3, 4], "length");
    s.length = 6;
    for (let i = length; i < 6; i++) holds(!(i in s), "element " + i + " came back when the array of length " + length + " grew: " + show(s[i]));
  },
});
