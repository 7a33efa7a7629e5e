// expect: none
// Two threads add to one Map (M9).
const map = new Map();
new Map().set('made', 0); // builtins are made
const thread = new Thread(() => { map.set('a', 1); });
map.set('b', 2);
thread.join();
if (map.size !== 2 || map.get('a') !== 1 || map.get('b') !== 2) throw new Error(`found ${[...map]}`);
