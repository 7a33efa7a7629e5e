var v = 1;
let l = 2;
const c = 3;
function f() { return v + l + c + undeclared; }
typeof undeclared;
v = undeclared;
