/* Any number of threads join one thread: all get the same value, or the very same thrown value.
 */
for (let round = 0; round < 20; round++) {
  const value = { round };
  const target = new Thread(() => { for (let i = 0; i < 500; i++); if (round & 1) throw value; return value; });
  const seen = together(4, () => { try { return ["value", target.join()]; } catch (error) { return ["thrown", error]; } });
  for (const [how, what] of seen) { same(how, round & 1 ? "thrown" : "value", "how"); same(what, value, "what, by identity"); }
}
