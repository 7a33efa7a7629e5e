/* A restricted array: elements, length and methods are its thread's alone.
 */
const list = Thread.restrict([1, 2, 3]);
same(list.push(4), 4, "push by the owner");
const operations = { read: () => list[0], write: () => { list[1] = 9; }, length: () => list.length, "set length": () => { list.length = 0; }, push: () => list.push(5), pop: () => list.pop(),
  "for-of": () => { for (const v of list) return v; }, map: () => list.map(v => v), join: () => list.join(), sort: () => list.sort(), spread: () => [...list], includes: () => list.includes(1), concat: () => [].concat(list), slice: () => list.slice(1) };
new Thread(() => { for (const [name, operation] of Object.entries(operations)) for (let i = 0; i < 3; i++) throws(ConcurrentAccessError, operation, name + " by another thread"); }).join();
sameList(list, [1, 2, 3, 4], "the list, for its owner");
