/* An array is sorted while another thread writes and pushes.
 * Allowed: any mix of the values written. Forbidden: a value nobody wrote, a crash, a comparator that sees anything else (M1, M2).
 */
const list = Array.from({ length: 200 }, (_, i) => (i * 7919) % 200);
const ok = v => v === undefined || Number.isInteger(v) && v >= 0 && v < 1000;
storm([
  i => { if (i % 3 === 0) list.sort(); else list.sort((a, b) => { holds(ok(a) && ok(b), "compared " + show(a) + ", " + show(b)); return a - b; }); },
  i => { list[i % 200] = i % 1000; },
  i => { list.push(i % 1000); list.length > 300 && (list.length = 200); },
]);
holds(list.every(ok), "values written: " + show(list.find(v => !ok(v))));
