// expect: none
// A Map is rebuilt under an iterator of another thread (T1, T2): whole entries, each once.
const map = new Map([[1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']]), entries = map.entries();
for (let i = 0; i < 3; i++) entries.next();
new Map().set(0, 0); // builtins are made
const thread = new Thread(() => { map.set(5, 'e'); });
const fourth = entries.next().value.join(), fifth = entries.next().value?.join();
thread.join();
if (fourth !== '4,d' || (fifth !== undefined && fifth !== '5,e')) throw new Error(`found ${fourth}, then ${fifth}`);
if (map.size !== 5 || map.get(5) !== 'e') throw new Error(`found ${map.size}`);
