function f(a, k) {
  return a?.b.c?.(1)?.[k].d + delete a?.b;
}
