/* Array methods run over an array that another thread changes.
 * Allowed: any element written. Forbidden: others; callbacks with an index at or above the length at the start (M1, M2, M7).
 */
const list = Array.from({ length: 60 }, (_, i) => "s" + i);
const ok = v => v === undefined || typeof v === "string" && v[0] === "s";
const all = (values, how) => { for (const v of values) if (!ok(v)) fail(how + ": " + show(v)); };
const methods = [
  () => all(list.map(v => v), "map"), () => all(list.filter(() => true), "filter"), () => all(list.slice(3, 50), "slice"), () => all(list.concat(list), "concat"),
  () => all([...list], "spread"), () => all(Array.from(list), "Array.from"), () => all(list.flat(), "flat"), () => all(list.toReversed(), "toReversed"),
  () => all(list.toSorted(), "toSorted"), () => all(list.toSpliced(2, 3, "sx"), "toSpliced"), () => list.forEach((v, i) => { if (!ok(v) || i >= 200) fail("forEach " + i); }),
  () => holds(list.join("").split("").every(c => /[s0-9]/.test(c)), "join"), () => list.indexOf("s5"), () => list.includes("nothing"), () => list.reduce((n, v) => n + (ok(v) ? 1 : fail("reduce")), 0),
  () => all(Object.values(list), "values"), () => all(JSON.parse(JSON.stringify(list)).map(v => v ?? undefined), "JSON"), () => { for (const v of list) if (!ok(v)) fail("for-of " + show(v)); },
  () => list.find(v => !ok(v) && fail("find")), () => list.at(-1), () => all(Math.max.apply(null, list.map(() => 1)) === 1 ? [] : [], "apply"), () => all((f => f(...list))((...rest) => rest), "call spread"),
  () => { const [a, b, ...rest] = list; all([a, b, ...rest], "destructuring"); }, () => all(list.with(0, "sw"), "with"), () => list.lastIndexOf("s1"), () => list.every(ok) || fail("every"),
];
storm([
  i => methods[i % methods.length](),
  i => { list.splice(i % 40, i % 3, "s" + i, "s" + i); if (list.length > 150) list.length = 40; },
  i => { list.reverse(); list.fill("s" + i, i % 20, i % 20 + 5); list.copyWithin(0, 5, 10); },
  i => { list.unshift("s" + i); list.shift(); delete list[i % 30]; list[i % 30] = "s"; },
], { ms: 250 });
