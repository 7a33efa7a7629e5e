function f(a) {
  a = a + 1;
  a++;
  return a * 2 - 3 & 7;
}
