// expect: none
// Two threads ask one generator (M8, Y1): no value twice, none skipped; who comes second may be told so.
function* count() { yield 1; yield 2; }
const generator = count();
count().next(); // builtins are made
function next() { try { return generator.next().value; } catch (e) { if (!(e instanceof TypeError)) throw e; return 'busy'; } }
const thread = new Thread(next);
const mine = next(), theirs = thread.join();
const text = [mine, theirs].sort().join();
if (text !== '1,2' && text !== '1,busy') throw new Error(`found ${text}`);
