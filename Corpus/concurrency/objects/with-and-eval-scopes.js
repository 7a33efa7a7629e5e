/* Sloppy code: `with` over a shared object and var declarations by eval in a scope that two threads use.
 * Allowed: any written value. Forbidden: a crash, another variable's value (M1, M2).
 */
const shared = { x: 1, y: 2 };
const scope = Function("shared", `
  var before = "before";
  return { run(code) { return eval(code); }, look() { with (shared) { return x + "," + y; } }, before: () => before };
`)(shared);
storm([
  i => { shared.x = i; if (i % 5 === 0) delete shared.y; else shared.y = i; },
  () => {
    let seen;
    // `with` asks whether y is there, then reads it: it may be gone in between.
    try { seen = scope.look(); } catch (error) { if (!(error instanceof ReferenceError)) throw error; return; }
    holds(/^\d+,(\d+|undefined)$/.test(seen), "with: " + seen);
  },
  i => { same(scope.run("var made" + i % 10 + " = " + i + "; made" + i % 10), i, "eval's variable"); same(scope.before(), "before", "the outer variable"); },
]);
