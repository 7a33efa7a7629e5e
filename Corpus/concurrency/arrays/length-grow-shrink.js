/* The length is set up and down while others push, pop, read and write.
 * Allowed: any order of whole steps. Forbidden: an element behind the length, a value nobody wrote, a crash (M7, M12).
 */
const list = [];
const ok = v => v === undefined || typeof v === "string" && /^[abc]\d+$/.test(v);
storm([
  i => { list.length = i % 40; },
  i => { list.push("a" + i); const v = list.pop(); holds(ok(v), "popped " + show(v)); },
  i => { list[i % 50] = "b" + i; const v = list[(i * 7) % 50]; holds(ok(v), "read " + show(v)); },
  i => { list.unshift("c" + i); const v = list.shift(); holds(ok(v), "shifted " + show(v)); },
]);
const length = list.length;
for (const key of Object.keys(list)) holds(+key < length, "element " + key + " with length " + length);
list.length = length + 100;
for (let i = length; i < length + 100; i++) holds(!(i in list), "element " + i + " came back");
