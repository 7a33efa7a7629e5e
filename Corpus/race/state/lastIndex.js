// expect: race lastIndex
// A global RegExp keeps lastIndex.
const r = /a/g;
const t = new Thread(() => {
  r.test('aa');
});
r.test('aa');
t.join();
