// expect: none
// Two pushes onto a plain array (M7): each is a step.
const a = [0];
[0].push(0); // builtins are made
const thread = new Thread(() => a.push('theirs'));
const mine = a.push('mine');
const theirs = thread.join();
if (a.length !== 3 || a[mine - 1] !== 'mine' || a[theirs - 1] !== 'theirs') throw new Error(`found ${JSON.stringify(a)}, ${mine}, ${theirs}`);
