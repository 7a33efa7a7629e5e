// expect: none
// Two threads ask one iterator helper (T2, M8): no value twice; who comes second may be told so.
const helper = ['a', 'b'].values().take(2);
['made'].values().take(1).next(); // builtins are made
function next() { try { return helper.next().value; } catch (e) { return 'busy'; } }
const thread = new Thread(next);
const text = [next(), thread.join()].sort().join();
if (text !== 'a,b' && text !== 'a,busy') throw new Error(`found ${text}`);
