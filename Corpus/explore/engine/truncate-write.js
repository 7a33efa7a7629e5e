// expect: none
// An array is cut off while an element is written (G4, G7): what was cut off does not come back.
const a = [0, 1];
const thread = new Thread(() => { a.length = 0; });
a[1] = 'written';
thread.join();
const text = JSON.stringify(a);
if (text !== '[]' && text !== '[null,"written"]') throw new Error(`found ${text}`);
a.length = 2;
if (text === '[]' && 1 in a) throw new Error('it came back');
