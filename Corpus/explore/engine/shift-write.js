// expect: none
// A shift of a plain array against a write (M7): the write comes before the shift, after it, or between the shift's look at the element and its end.
const a = ['a', 'b'];
[0].shift(); // builtins are made
const thread = new Thread(() => a.shift());
a[1] = 'written';
const first = thread.join(), text = `${first} ${a.join()}`;
if (!['a written', 'a b,written', 'a b'].includes(text)) throw new Error(`found ${text}`);
