function f(x) {
  const early = () => late;
  if (x) early();
  let late = 1;
  return late + early();
}
function g() {
  use(never);
  let never = 1;
}
