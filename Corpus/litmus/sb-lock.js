/* SB under a lock: race-free means sequential (M4).
 * Allowed: 0 1 and 1 0, as one hold comes before the other.
 */
const lock = new Lock();
litmus({
  batch: 60,
  make: () => ({ x: 0, y: 0 }),
  bodies: [
    s => lock.hold(() => { s.x = 1; return s.y; }),
    s => lock.hold(() => { s.y = 1; return s.x; }),
  ],
  allowed: ["0 1", "1 0"],
});
