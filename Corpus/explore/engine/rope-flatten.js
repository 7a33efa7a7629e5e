// expect: none
// Two threads flatten one rope (R1, R2).
'made'.charCodeAt(0); // builtins are made
const left = 'left'.repeat(20), right = 'right'.repeat(20), rope = left + right;
const thread = new Thread(() => rope.charCodeAt(81));
const mine = rope.charCodeAt(3);
if (mine !== 116 || thread.join() !== 105 || rope.length !== 180 || rope !== 'left'.repeat(20) + 'right'.repeat(20)) throw new Error('found another text');
