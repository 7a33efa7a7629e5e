/* return and throw on a generator that another thread is running.
 * Allowed: a TypeError while it runs, or the end of the generator with its finally block run once (M8).
 */
race({
  batch: 60,
  make: () => {
    const s = { finals: 0, steps: 0 };
    s.gen = (function* () { try { for (;;) { s.steps++; yield s.steps; } } finally { s.finals++; } })();
    s.gen.next();
    return s;
  },
  bodies: [
    s => { try { for (let i = 0; i < 20; i++) if (s.gen.next().done) break; return "ran"; } catch (error) { if (error instanceof TypeError) return "refused"; throw error; } },
    (s, k) => {
      for (;;) {
        try { if (k & 1) return show(s.gen.return("r").value); s.gen.throw(new RangeError("thrown")); return "swallowed"; }
        catch (error) { if (error instanceof RangeError) return "thrown"; if (!(error instanceof TypeError)) throw error; }
      }
    },
  ],
  check(s, [, ended], k) {
    same(ended, k & 1 ? '"r"' : "thrown", "how it ended"); same(s.finals, 1, "runs of the finally block"); same(s.gen.next().done, true, "done");
  },
});
