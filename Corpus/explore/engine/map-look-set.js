// expect: none
// A Map is asked without its lock while an entry gets another value (T5): the one or the other, whole.
const map = new Map([['key', 1]]);
map.set('key', map.get('key')); // builtins are made
const thread = new Thread(() => { map.set('key', 'two'); });
const seen = map.get('key');
thread.join();
if ((seen !== 1 && seen !== 'two') || map.get('key') !== 'two') throw new Error(`found ${String(seen)}`);
