/* Threads fill interleaved elements of one array that begins empty, so every write also grows it.
 * Forbidden: a lost element (M4, M7).
 */
for (const step of [1, 7, 64]) {
  const list = [];
  const threads = 3, each = 900;
  together(threads, t => { for (let i = 0; i < each; i++) list[(i * threads + t)] = step & 1 ? t * 1000 + i : "e" + (t * 1000 + i); });
  same(list.length, threads * each, "length");
  for (let i = 0; i < each; i++)
    for (let t = 0; t < threads; t++) same(list[i * threads + t], step & 1 ? t * 1000 + i : "e" + (t * 1000 + i), "element " + (i * threads + t));
}
