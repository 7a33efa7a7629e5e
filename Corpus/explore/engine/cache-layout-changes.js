// expect: none
// The layout changes while a cache entry is made for it (K3).
const o = { x: 1 };
function get(o) { return o.x; }
const thread = new Thread(() => { o.y = 2; });
const seen = get(o);
thread.join();
if (seen !== 1 || get(o) !== 1) throw new Error(`found ${seen}, then ${get(o)}`);
