/* One global or sticky regular expression is used by all threads: lastIndex is shared data, the matching is not.
 * Allowed: any position reached by whole steps. Forbidden: a match that the text does not have (M1, M2).
 */
const text = "a1b22c333d4444", re = /\d+/g, sticky = /[a-d]\d+/y;
const whole = new Set(["1", "22", "333", "4444", "2", "33", "3", "444", "44", "4"]);
storm([
  () => { const m = re.exec(text); if (m) { holds(whole.has(m[0]) && text.startsWith(m[0], m.index), "match " + show([...m]) + " at " + m.index); } else holds(m === null, "null"); },
  i => { re.lastIndex = i % 15; const m = sticky.exec(text); if (m) holds(/^[a-d]\d+$/.test(m[0]), "sticky match " + m[0]); },
  i => { holds(text.replace(re, "#").length <= text.length, "replace"); sticky.lastIndex = 0; holds(re.test("x") === false, "test"); },
]);
