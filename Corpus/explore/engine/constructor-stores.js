// expect: none
// A constructor's stores take no lock; the object is seen by another thread when it is done (O2).
class Pair { constructor(a, b) { this.a = a; this.b = b; } }
let shared = null;
const thread = new Thread(() => { shared = new Pair(1, 'b'); });
const seen = shared;
if (seen !== null && (seen.a !== 1 || seen.b !== 'b')) throw new Error(`found ${JSON.stringify(seen)}`);
thread.join();
if (shared.a !== 1 || shared.b !== 'b') throw new Error(`found ${JSON.stringify(shared)}`);
