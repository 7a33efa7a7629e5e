// expect: none
// Slots beyond the inline ones (X1, X2): a chunk is made while another thread writes the slots before it.
const o = {};
for (const name of 'abcd') o[name] = 0;
const thread = new Thread(() => { o.e = 5; });
o.d = 4;
thread.join();
if (o.d !== 4 || o.e !== 5) throw new Error(`found ${JSON.stringify(o)}`);
