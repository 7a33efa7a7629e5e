/* exchange and compareExchange with all kinds of value: a token passes through hands, is never doubled and never lost.
 */
const token = { token: true }, slot = { v: token }, hands = [0, 0, 0];
together(3, t => {
  for (let i = 0; i < 300; i++) {
    const got = Atomics.exchange(slot, "v", null);
    if (got === token) { hands[t]++; same(Atomics.compareExchange(slot, "v", null, token), null, "giving it back"); }
    else same(got, null, "an empty slot");
  }
});
same(slot.v, token, "the token at the end");
const counter = { n: 0 };
together(3, () => { for (let i = 0; i < 150; i++) for (;;) { const seen = counter.n; if (Atomics.compareExchange(counter, "n", seen, seen + 1) === seen) break; } });
same(counter.n, 450, "increments by compareExchange");
