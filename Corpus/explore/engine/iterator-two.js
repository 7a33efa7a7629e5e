// expect: none
// Two threads ask one array iterator (T2).
const iterator = ['a', 'b'].values();
['made'].values().next(); // builtins are made
const thread = new Thread(() => iterator.next().value);
const mine = iterator.next().value, theirs = thread.join();
if ([mine, theirs].sort().join() !== 'a,b') throw new Error(`found ${mine}, ${theirs}`);
