/* IRIW: two writers of two locations, two readers that look in opposite order. Here: elements of one array.
 * Allowed: all sixteen for plain accesses (readers may disagree about the order of different locations); only 0 and 1 (M2).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; },
    s => { s[1] = 1; },
    s => { const a = s[0], b = s[1]; return a + " " + b; },
    s => { const b = s[1], a = s[0]; return b + " " + a; },
  ],
  allowed: ["0 0 0 0", "0 0 0 1", "0 0 1 0", "0 0 1 1", "0 1 0 0", "0 1 0 1", "0 1 1 0", "0 1 1 1", "1 0 0 0", "1 0 0 1", "1 0 1 0", "1 0 1 1", "1 1 0 0", "1 1 0 1", "1 1 1 0", "1 1 1 1"],
});
