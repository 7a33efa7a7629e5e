/* Ninety-six arrays sorted with a comparator, numbers and strings. */
let seed = 99;
const random = () => (seed = seed * 1103515245 + 12345 & 0x7fffffff);
const lists = Array.from({ length: 96 }, (_, i) => Array.from({ length: 1200 }, () => i & 1 ? "key" + random() % 100000 : random()));
scaling(threads => inUnits(threads, lists.length, i => {
  const sorted = i & 1 ? [...lists[i]].sort() : [...lists[i]].sort((a, b) => a - b);
  for (let n = 1; n < sorted.length; n++) if (sorted[n - 1] > sorted[n]) throw new Error("not sorted");
  return String(sorted[600]).length;
}).reduce((a, b) => a + b, 0));
