/* IRIW: two writers of two locations, two readers that look in opposite order. Here: properties of one object.
 * Allowed: all sixteen for plain accesses (readers may disagree about the order of different locations); only 0 and 1 (M2).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; },
    s => { s.y = 1; },
    s => { const a = s.x, b = s.y; return a + " " + b; },
    s => { const b = s.y, a = s.x; return b + " " + a; },
  ],
  allowed: ["0 0 0 0", "0 0 0 1", "0 0 1 0", "0 0 1 1", "0 1 0 0", "0 1 0 1", "0 1 1 0", "0 1 1 1", "1 0 0 0", "1 0 0 1", "1 0 1 0", "1 0 1 1", "1 1 0 0", "1 1 0 1", "1 1 1 0", "1 1 1 1"],
});
