// expect: none
// A Map is asked without its lock while its table is rebuilt (T5).
const map = new Map([[1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']]);
map.set(4, map.get(4)); // builtins are made
const thread = new Thread(() => { map.set(5, 'e'); });
const seen = map.get(3);
thread.join();
if (seen !== 'c' || map.size !== 5 || map.get(5) !== 'e') throw new Error(`found ${String(seen)}, ${map.size}`);
