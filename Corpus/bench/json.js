/* JSON documents parsed, changed and written again. */
const documents = Array.from({ length: 400 }, (_, i) => JSON.stringify({
  id: i, title: "document " + i, tags: ["a", "b", "c" + i % 5],
  rows: Array.from({ length: 60 }, (_, n) => ({ n, price: n * 1.25, name: "row \"" + n + "\"", open: n % 3 === 0, nested: { deep: [n, null, true] } })),
}));
scaling(threads => inUnits(threads, documents.length, i => {
  const document = JSON.parse(documents[i]);
  let sum = 0;
  for (const row of document.rows) { row.price *= 2; sum += row.price; }
  document.sum = sum;
  return JSON.stringify(document).length;
}).reduce((a, b) => a + b, 0));
