const c = 1;
function f() {
  const local = 1;
  local = 2;
  c = 3;
}
