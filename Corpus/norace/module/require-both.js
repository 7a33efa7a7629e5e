// expect: quiet
// H10: two threads require one module.
const look = () => require('./_state.cjs').state.n;
const t = new Thread(look);
look();
t.join();
