function f(x) {
  if (x) {
    function inner() { return 1; }
  }
  return inner;
}
function g(x) {
  'use strict';
  { function inner() { return 1; } }
}
