/* get and has take no lock: they look, and look again when a change came between. Against setting, deleting, growing, clearing.
 * Forbidden: a value of another key, half of a value, a key that stays in the map being absent (M2, M9).
 */
const map = new Map(), set = new Set(), stays = ["a", 1, 2.5, "long " + "name", null];
const forms = [k => k, k => "text of " + k, k => ({ of: k }), k => 0.5 + k, () => undefined];
const right = (value, k, what) => holds(value === undefined || value === k || value === 0.5 + k || value === "text of " + k || value?.of === k, what + " of " + show(k) + ": " + show(value));
for (const key of stays) { map.set(key, key); set.add(key); }
storm([
  i => { const k = i % 40; map.set(k + 100, forms[i % forms.length](k + 100)); if (i % 3 === 0) map.delete((i * 7) % 40 + 100); if (i % 5 === 0) set.add(i); if (i % 400 === 399) for (let n = 0; n < i; n++) set.delete(n < 3 ? -1 : n); },
  i => { const k = (i * 3) % 40 + 100; right(map.get(k), k, "the value"); map.set("a", "a"); },
  i => { const key = stays[i % stays.length]; same(map.get(key), key, "what stays"); holds(map.has(key) && set.has(key), "what stays is there: " + show(key)); holds(!map.has(-1 - i) && !set.has(-2 - i), "what was never there"); },
]);
