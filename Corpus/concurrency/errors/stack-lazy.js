/* The first look at one error's stack by two threads; errors made on all threads at once.
 * Forbidden: two different stacks, another thread's frames (M8).
 */
race({
  batch: 60,
  make: k => { function maker() { return new Error("message " + k); } return maker(); },
  bodies: [0, 1].map(() => error => error.stack),
  check(error, [a, b], k) { same(a, b, "the stack"); holds(a.startsWith("Error: message " + k) && a.includes("maker"), "its text: " + a); same(error.message, "message " + k, "message"); },
});
together(4, t => {
  const names = ["alpha", "beta", "gamma", "delta"];
  const make = { alpha: () => new Error("a"), beta: () => new Error("b"), gamma: () => new Error("c"), delta: () => new Error("d") }[names[t]];
  for (let i = 0; i < 100; i++) {
    const { stack } = make();
    holds(stack.includes(names[t]), "own frame in " + stack);
    for (const other of names) if (other !== names[t]) holds(!stack.includes("at " + other), "a frame of " + other + " in " + stack);
  }
});
