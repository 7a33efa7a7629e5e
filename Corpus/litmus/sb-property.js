/* SB, store buffering: each thread writes its own location and reads the other. Here: properties of one object.
 * Allowed: all four, 0 0 too: plain accesses of two locations are not ordered between threads. Nothing else (M2).
 */
litmus({
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => { s.x = 1; return s.y; },
    s => { s.y = 1; return s.x; },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
