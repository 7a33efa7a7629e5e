/* Messages that name things are made on all threads at once; each names its own.
 */
together(4, t => {
  const o = { ["name" + t]: undefined };
  for (let i = 0; i < 60; i++) {
    const e = throws(TypeError, () => o["name" + t](), "calling undefined");
    holds(e.message.includes("not a function"), "message: " + e.message);
    const r = throws(ReferenceError, () => Function("return missing" + t)(), "an absent variable");
    holds(r.message.includes("missing" + t), "message: " + r.message);
    const s = throws(SyntaxError, () => Function("var " + t + t + "x"), "bad code");
    holds(s instanceof SyntaxError, "a SyntaxError");
  }
});
