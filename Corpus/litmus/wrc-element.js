/* WRC: a write seen by a second thread, which tells a third. Here: elements of one array.
 * Allowed: everything, for plain accesses; only the values written (M2).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; },
    s => { const seen = s[0]; s[1] = 1; return seen; },
    s => { const flag = s[1], data = s[0]; return flag + " " + data; },
  ],
  allowed: ["0 0 0", "0 0 1", "0 1 0", "0 1 1", "1 0 0", "1 0 1", "1 1 0", "1 1 1"],
});
