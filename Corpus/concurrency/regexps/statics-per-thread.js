/* RegExp.$1 and its kin belong to the thread that matched.
 * Forbidden: another thread's match (M1).
 */
together(4, t => {
  for (let i = 0; i < 300; i++) {
    const m = /(\w)(\d+)-(\w+)/.exec(`x${t}${i}-name${t}`);
    same(RegExp.$1, "x", "$1"); same(RegExp.$2, `${t}${i}`, "$2"); same(RegExp.$3, "name" + t, "$3"); same(RegExp.lastMatch, m[0], "lastMatch"); same(RegExp["$&"], m[0], "$&");
  }
});
