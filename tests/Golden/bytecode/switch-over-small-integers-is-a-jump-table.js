function dense(x) {
  switch (x) {
    case 0: return 'a';
    case 1: return 'b';
    case 2:
    case 3: return 'c';
    case 4: x = 1;
    default: return x;
  }
}
function mixed(x, y) {
  switch (x) {
    case 'a': let inner = 1; return () => inner;
    case y: break;
    default: return 1;
  }
}
