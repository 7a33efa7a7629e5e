// expect: none
// Of two setPrototypeOf that would close a circle one is refused (O3).
const a = {}, b = {};
let refused = 0;
function link(o, to) { try { Object.setPrototypeOf(o, to); return 0; } catch (e) { if (!(e instanceof TypeError)) throw e; return 1; } }
const thread = new Thread(() => link(a, b));
refused = link(b, a) + thread.join();
if (refused !== 1) throw new Error(`${refused} were refused`);
