/* Several threads look at one rope at the same time: the first looks flatten it.
 * Forbidden: other contents, another length, another hash (strings never change, M2).
 */
race({
  batch: 60,
  make: k => { let s = "start" + k; for (let i = 0; i < 40; i++) s = i & 1 ? s + "é" + i : "x" + i + s; return { s, key: { [s]: k } }; },
  bodies: [0, 1, 2].map(n => ({ s, key }, k) => n === 0 ? s.charCodeAt(s.length >> 1) : n === 1 ? s.indexOf("start" + k) : key[s]),
  check({ s, key }, [code, at, found], k) {
    let flat = "start" + k;
    for (let i = 0; i < 40; i++) flat = [i & 1 ? flat : "x" + i, i & 1 ? "é" + i : flat].join("");
    same(s, flat, "the text"); same(code, flat.charCodeAt(flat.length >> 1), "a char code"); same(at, flat.indexOf("start" + k), "indexOf"); same(found, k, "a property under that name");
  },
});
