/* Check-then-act on a Map without a lock: two threads both find a key missing and both set it.
 * Allowed: either value stays; a lost update of a counter. Forbidden: two entries, a third value (M9: each operation is atomic, a sequence is not).
 */
race({
  make: () => new Map(),
  bodies: [0, 1].map(n => map => { if (!map.has("k")) map.set("k", n); return map.get("k"); }),
  check(map, [a, b]) { same(map.size, 1, "size"); oneOf(a, [0, 1], "what the first saw"); oneOf(b, [0, 1], "what the second saw"); oneOf(map.get("k"), [0, 1], "what stays"); },
});
