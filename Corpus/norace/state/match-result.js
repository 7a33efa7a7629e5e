// expect: quiet
// Matching makes fresh results.
const r = /(a)(b)/;
const t = new Thread(() => {
  'ab'.match(r).index; 'ab'.replace(r, 'x');
});
'ab'.match(r).index; 'ab'.replace(r, 'x');
t.join();
