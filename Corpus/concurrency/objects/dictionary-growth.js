/* One object used as a map by four threads: computed keys, thousands of them, with deletes.
 * Forbidden: a lost or foreign entry (M2, M4).
 */
const map = Object.create(null);
const each = 600;
together(4, t => {
  for (let i = 0; i < each; i++) {
    map["k" + t + ":" + i] = [t, i];
    if (i % 3 === 0) delete map["k" + t + ":" + (i / 3)];
    if (i % 7 === 0 && i > 100) { const seen = map["k" + t + ":" + (i - 1)]; if (seen !== undefined) holds(seen[0] === t && seen[1] === i - 1, "foreign entry " + show(seen)); }
  }
});
for (let t = 0; t < 4; t++)
  for (let i = 0; i < each; i++) {
    const entry = map["k" + t + ":" + i];
    if (i * 3 < each) same(entry, undefined, "k" + t + ":" + i);
    else holds(entry[0] === t && entry[1] === i, "k" + t + ":" + i + " is " + show(entry));
  }
same(Object.keys(map).length, 4 * (each - Math.ceil(each / 3)), "number of keys");
