function f(g) {
  for (;;) {
    try {
      if (g(1)) break;
      if (g(2)) continue;
      if (g(3)) return 4;
      g(5);
    } catch (e) {
      g(e);
    } finally {
      g(6);
    }
  }
}
