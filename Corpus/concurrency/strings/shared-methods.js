/* String methods with caches behind them (number to string, split, replace, localeCompare, normalize, case) run on all threads at once.
 * Forbidden: another thread's result (M1: scratch buffers are not shared).
 */
const one = t => {
  for (let i = 0; i < 150; i++) {
    const n = t * 100000 + i * 7;
    same(String(n), "" + n, "String"); same((n / 8).toFixed(3), (Math.round(n * 125) / 1000).toFixed(3), "toFixed"); same(parseFloat((n / 3).toString()), n / 3, "number to text and back");
    same(n.toString(36), BigInt(n).toString(36), "radix 36"); same("a,b,c".split(",").join(t + "-"), `a${t}-b${t}-c`, "split and join");
    same("x".repeat(t + i).length, t + i, "repeat"); same("Straße".toUpperCase(), "STRASSE", "toUpperCase"); same("e\u0301".normalize("NFC"), "é", "normalize");
    same("aXbX".replaceAll("X", () => t), `a${t}b${t}`, "replaceAll"); same(encodeURIComponent("é" + t), "%C3%A9" + t, "encodeURIComponent"); same("abc".at(-1) + t, "c" + t, "at");
    same([3, 1, 2].sort().join() + t, "1,2,3" + t, "sort and join"); same(("b" + t).localeCompare("a" + t) > 0, true, "localeCompare"); same(`${t}${i}`.padStart(9, "*").length, 9, "padStart");
    same(JSON.stringify({ t, i, s: "\u2028\"" + i }), `{"t":${t},"i":${i},"s":"\u2028\\"${i}"}`, "JSON.stringify"); same(JSON.parse(`[${t},{"a":"${i}"}]`)[1].a, String(i), "JSON.parse");
    same(new Date(Date.UTC(2000 + t, i % 12, 1 + i % 28)).toISOString().slice(0, 4), String(2000 + t), "Date"); same((123456789n ** BigInt(t + 1)).toString().length > 8, true, "BigInt");
  }
};
together(4, one);
