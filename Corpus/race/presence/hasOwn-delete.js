// expect: race
// D7: hasOwn against deleting.
const o = { a: 0 };
const t = new Thread(() => {
  delete o.a;
});
Object.hasOwn(o, 'a');
t.join();
