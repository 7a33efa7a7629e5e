// expect: error
// token_ring (SCTBench): each thread takes what its neighbour had; the sums fit only in one order.
const token = { x1: 1, x2: 2, x3: 1 };
const threads = [
  new Thread(() => { token.x1 = (token.x3 + 1) % 4; }),
  new Thread(() => { token.x2 = token.x1; }),
  new Thread(() => { token.x3 = token.x2; }),
];
for (const thread of threads) thread.join();
if (!(token.x1 === token.x2 && token.x2 === token.x3)) throw new Error(`the ring has ${token.x1}, ${token.x2}, ${token.x3}`);
