function f(a) {
  let b;
  { let c; eval('b'); }
  with (a) { var d = b; }
}
function strict() { 'use strict'; let x; eval('x'); }
