// expect: none
// Two threads ask the registry for one symbol.
Symbol.for('made'); // builtins are made
const thread = new Thread(() => Symbol.for('only one'));
const mine = Symbol.for('only one');
if (mine !== thread.join()) throw new Error('two symbols of one key');
