/* Spawn and join are edges: what was written before the spawn is seen in the thread, what the thread wrote is seen after join (M10).
 */
for (let round = 0; round < 200; round++) {
  const s = { before: round, after: -1, list: [] };
  const thread = new Thread(() => { same(s.before, round, "before the spawn"); s.after = round; s.list.push(round); s["new" + round % 5] = "n"; });
  thread.join();
  same(s.after, round, "after the join"); same(s.list[0], round, "an element"); same(s["new" + round % 5], "n", "a new property");
}
