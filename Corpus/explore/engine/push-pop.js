// expect: none
// A push against a pop of a plain array (M7): each is a step.
const a = [0];
[0].push([0].pop()); // builtins are made
const thread = new Thread(() => a.pop());
const length = a.push('mine');
const popped = thread.join(), text = `${length} ${popped} ${JSON.stringify(a)}`;
if (text !== '2 mine [0]' && text !== '1 0 ["mine"]') throw new Error(`found ${text}`);
