/* Threads append to one string variable without a lock: a lost append is the program's fault, a broken text would be the engine's.
 * Allowed: any sequence of whole appends. Forbidden: half an append, other characters (M2).
 */
const s = { text: "" };
storm([
  i => { s.text = s.text.length > 5000 ? "" : s.text + "<a>"; },
  i => { s.text = s.text + "<é>"; },
  () => { const text = s.text; holds(/^(<[aé]>)*$/.test(text), "the text is " + text.slice(0, 60)); },
]);
