async function* f(source) {
  for await (const x of source)
    yield x;
  yield* source;
  return 1;
}
