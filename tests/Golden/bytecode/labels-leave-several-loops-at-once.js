function f(n) {
  outer: for (let i = 0; i < n; i++) {
    inner: for (let j = 0; j < n; j++) {
      if (j === 1) continue outer;
      if (j === 2) break outer;
      if (j === 3) continue inner;
    }
  }
  block: { if (n) break block; n = 1; }
  return n;
}
