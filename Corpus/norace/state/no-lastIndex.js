// expect: quiet
// D28: a RegExp without g writes no lastIndex.
const r = /a/;
const t = new Thread(() => {
  r.test('aa');
});
r.test('aa');
t.join();
