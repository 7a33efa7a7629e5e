// expect: race
// D4: absence is an answer.
const m = new Map();
const t = new Thread(() => {
  m.set('a', 2);
});
m.get('a');
t.join();
