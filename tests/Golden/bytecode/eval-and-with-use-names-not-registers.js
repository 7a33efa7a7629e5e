function f(code, o) {
  let local = 1;
  eval(code);
  with (o) {
    return local + other;
  }
}
