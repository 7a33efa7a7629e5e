// expect: none
// Two pushes onto one array (M7), as many steps as the specification writes while somebody watches: one may be lost, the array is whole.
const a = [0];
[0].push(0); // builtins are made
const thread = new Thread(() => a.push('theirs'));
const mine = a.push('mine');
const theirs = thread.join();
const text = a.join();
if (!['0,theirs', '0,mine', '0,theirs,mine', '0,mine,theirs'].includes(text)) throw new Error(`found ${text}, ${mine}, ${theirs}`);
