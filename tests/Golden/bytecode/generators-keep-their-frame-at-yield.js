function* f(a) {
  const received = yield a;
  try {
    yield* received;
  } finally {
    yield 1;
  }
  return received;
}
