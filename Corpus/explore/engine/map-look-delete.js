// expect: none
// A Map is asked without its lock while the entry is deleted (T5).
const map = new Map([['key', 1], ['other', 2]]);
map.delete(map.get('none')); // builtins are made
const thread = new Thread(() => { map.delete('key'); });
const seen = map.get('key');
thread.join();
if ((seen !== 1 && seen !== undefined) || map.has('key') || map.get('other') !== 2) throw new Error(`found ${String(seen)}`);
