/* SB, store buffering: each thread writes its own location and reads the other. Here: elements of one array.
 * Allowed: all four, 0 0 too: plain accesses of two locations are not ordered between threads. Nothing else (M2).
 */
litmus({
  make: () => [0, 0],
  bodies: [
    s => { s[0] = 1; return s[1]; },
    s => { s[1] = 1; return s[0]; },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
