// expect: none
// A pop against a write of the same element (G4, G7): the array is as one of the two orders leaves it.
const a = [0, 1];
[0].pop(); // builtins are made
const thread = new Thread(() => a.pop());
a[1] = 'written';
const popped = thread.join();
const text = `${popped} ${JSON.stringify(a)}`;
if (!['written [0]', '1 [0]', '1 [0,"written"]'].includes(text)) throw new Error(`found ${text}`);
