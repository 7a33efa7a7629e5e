/* SB, store buffering: each thread writes its own location and reads the other. Here: captured variables.
 * Allowed: all four, 0 0 too: plain accesses of two locations are not ordered between threads. Nothing else (M2).
 */
litmus({
  make: () => {
    let x = 0, y = 0;
    return { getX: () => x, setX: v => { x = v; }, getY: () => y, setY: v => { y = v; } };
  },
  bodies: [
    s => { s.setX(1); return s.getY(); },
    s => { s.setY(1); return s.getX(); },
  ],
  allowed: ["0 0", "0 1", "1 0", "1 1"],
});
