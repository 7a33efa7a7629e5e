// expect: none
// One site, two threads, two layouts (K1, K3): an entry goes with its layout, whoever made it.
const a = { x: 1 }, b = { y: 0, x: 2 };
function get(o) { return o.x; }
const thread = new Thread(() => get(a));
const seen = get(b);
if (seen !== 2 || thread.join() !== 1 || get(a) !== 1 || get(b) !== 2) throw new Error('an entry answered for another layout');
