// expect: race keys
// D5: a listing sees deletes.
const o = { a: 0 };
const t = new Thread(() => {
  delete o.a;
});
Object.keys(o);
t.join();
