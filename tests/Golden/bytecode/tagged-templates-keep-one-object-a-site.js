function f(tag, x) {
  return tag`a${x}b\n` + `plain ${x} and ${tag(x)}`;
}
