// expect: race
// H10: what those who required it do to an exported object is not ordered.
const use = () => require('./_state.cjs').state.n++;
const t = new Thread(use);
use();
t.join();
