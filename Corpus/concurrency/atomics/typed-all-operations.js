/* Every Atomics operation on every integer type from several threads.
 * Forbidden: a lost update, or one that disturbs its neighbours.
 */
for (const Type of [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array]) {
  const view = new Type(new SharedArrayBuffer(64)), v = x => Type.name.startsWith("Big") ? BigInt(x) : x;
  together(4, t => {
    for (let i = 0; i < 60; i++) {
      Atomics.add(view, 1, v(1)); Atomics.sub(view, 2, v(1)); Atomics.or(view, 3, v(1 << t)); Atomics.xor(view, 4, v(1 << t)); Atomics.exchange(view, 5, v(t));
      for (;;) { const seen = Atomics.load(view, 6); if (Atomics.compareExchange(view, 6, seen, Type.from([seen + v(1)])[0]) === seen) break; }
    }
  });
  const wrap = n => Type.from([v(n)])[0];
  same(view[1], wrap(240), Type.name + " add"); same(view[2], wrap(-240), Type.name + " sub"); same(view[3], v(15), Type.name + " or"); same(view[4], v(0), Type.name + " xor");
  same(view[6], wrap(240), Type.name + " compareExchange"); same(view[0], v(0), Type.name + " untouched"); same(view[7], v(0), Type.name + " untouched");
}
