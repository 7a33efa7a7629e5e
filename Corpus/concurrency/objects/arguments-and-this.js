/* A sloppy function's arguments object, mapped to its parameters, is shared with another thread.
 * Allowed: either value of the parameter; what is written through one is seen through the other (M2, M3).
 */
race({
  batch: 100,
  make: () => {
    function f(a) { return { args: arguments, get: () => a, set: v => { a = v; } }; }
    return f("start", 2, 3);
  },
  bodies: [
    s => { s.args[0] = "through arguments"; return s.get(); },
    s => { s.set("through parameter"); return s.args[0]; },
  ],
  check(s, [a, b]) {
    const values = ["through arguments", "through parameter"];
    oneOf(a, values, "the parameter"); oneOf(b, values, "arguments[0]");
    same(s.get(), s.args[0], "parameter and arguments[0]");
    holds(s.args.length === 3 && s.args[1] === 2 && s.args[2] === 3, "the rest of arguments");
  },
});
