/* Two threads add different properties to one object.
 * Forbidden: losing one, or a value under the other's name (M4, M2).
 */
race({
  make: k => { const s = {}; for (let i = 0; i < k % 7; i++) s["x" + i] = i; return s; },
  bodies: [
    s => { s.left = 1; s.left2 = "l"; },
    s => { s.right = 2; s.right2 = "r"; },
  ],
  check(s, _, k) {
    same(s.left, 1, "left"); same(s.right, 2, "right"); same(s.left2, "l", "left2"); same(s.right2, "r", "right2");
    same(Object.keys(s).length, k % 7 + 4, "number of keys");
    holds(Object.keys(s).indexOf("left") < Object.keys(s).indexOf("left2"), "keys keep one thread's order of adding");
  },
});
