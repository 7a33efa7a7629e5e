/* Set operations (union, intersection, difference, isSubsetOf) over a Set that another thread changes.
 * Forbidden: a member never added (M9).
 */
const a = new Set([1, 2, 3]), b = new Set([2, 3, 4, 100]);
const ok = set => { for (const v of set) if (!Number.isInteger(v) || v < 0 || v > 100) fail("member " + show(v)); };
storm([
  i => { ok(a.union(b)); ok(a.intersection(b)); ok(a.difference(b)); ok(a.symmetricDifference(b)); a.isSubsetOf(b); a.isDisjointFrom(b); b.isSupersetOf(a); },
  i => { a.add(i % 50); a.delete((i * 3) % 50); b.add(i % 60); b.delete((i * 7) % 60); },
  i => { if (i % 100 === 0) b.clear(); ok(new Set(a)); ok([...b.values()]); },
]);
