/* Builtins that nobody has touched yet are touched by all threads at the same time.
 * Forbidden: two different functions for one builtin, a missing one, a second realm (M8).
 */
const names = ["Array", "Map", "Set", "WeakMap", "Promise", "RegExp", "Date", "JSON", "Math", "Reflect", "Proxy", "String", "Number", "BigInt", "Symbol",
  "Int8Array", "Float64Array", "DataView", "ArrayBuffer", "Atomics", "WeakRef", "FinalizationRegistry", "Iterator", "AggregateError", "Intl"];
const results = together(4, () => {
  const found = [];
  for (const name of names) {
    const value = globalThis[name];
    if (value === undefined) continue;
    found.push(value);
    for (const holder of typeof value === "function" ? [value, value.prototype] : [value])
      if (holder)
        for (const key of Reflect.ownKeys(holder)) {
          const d = Reflect.getOwnPropertyDescriptor(holder, key);
          found.push(d.value ?? d.get);
        }
  }
  return found;
});
for (const list of results) {
  same(list.length, results[0].length, "number of builtins");
  list.forEach((value, i) => same(value, results[0][i], "builtin " + i));
}
