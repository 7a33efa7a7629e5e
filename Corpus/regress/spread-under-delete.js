/* A copy of an object that loses properties meanwhile has them or has them not; it never has them as undefined. (M5, M6)
 * Once the copy went by a layout that was out of date, and took what the delete had cleared for a value.
 */
race({
  make: () => { const o = {}; for (let i = 0; i < 6; i++) o["k" + i] = "v" + i; return o; },
  bodies: [
    o => ({ ...o }),
    o => { for (let i = 0; i < 6; i += 2) delete o["k" + i]; o.fresh = "vfresh"; },
    o => Object.fromEntries(Object.entries(o)),
  ],
  check: (o, [spread, , entries]) => {
    for (const copy of [spread, entries])
      for (const key of Object.keys(copy))
        same(copy[key], "v" + key.replace("k", ""), "the copy's " + key);
  },
});
