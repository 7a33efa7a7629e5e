/* Elements of an array that grew while threads shared the heap, so that most lie beyond its first segment: two threads overwrite them with
 * texts and numbers, one cuts the array off and lets it grow again, others read by index and by for-of.
 * Allowed: undefined, or a value that somebody wrote to that very place. Forbidden: anything else (M2, M6, M7).
 */
const list = [], size = 100;
together(2, t => { for (let i = 0; i < size; i++) if (t === 0) list.push("first" + i); });
const ok = (v, k) => v === undefined || v === "first" + k || v === "later" + k || v === k + 0.5;
for (let k = 0; k < size; k++) same(list[k], "first" + k, "element " + k);
storm([
  i => { list[i % size] = "later" + i % size; },
  i => { list[i * 3 % size] = i * 3 % size + 0.5; },
  i => { if (i % 5 === 0) list.length = 40 + i % 60; const k = i * 7 % size, v = list[k]; holds(ok(v, k), "element " + k + ": " + show(v)); },
  i => { if (i % 10 === 0) { let k = 0; for (const v of list) { holds(ok(v, k), "step " + k + ": " + show(v)); k++; } } },
]);
const length = list.length;
list.length = length + 10;
for (let i = length; i < length + 10; i++) holds(!(i in list), "element " + i + " came back");
