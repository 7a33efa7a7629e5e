/* Publication of a closure: the variables it captured come with it.
 * Allowed: not there yet, or a function that answers with the values its maker captured.
 */
litmus({
  make: () => ({ f: null }),
  bodies: [
    (s, k) => { const a = k, b = "b" + k; let c = k / 4; c++; s.f = () => a + b + c; },
    (s, k) => {
      const f = s.f;
      return f === null ? "none" : f() === k + ("b" + k) + (k / 4 + 1) ? "whole" : f();
    },
  ],
  allowed: ["none", "whole"],
});
