// expect: race count
// H10: two threads change a property of module.exports.
const use = () => require('./_state.cjs').count++;
const t = new Thread(use);
use();
t.join();
