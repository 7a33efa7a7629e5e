// expect: quiet
// D35: deleting what is absent changes nothing.
const o = {};
const t = new Thread(() => {
  delete o.a;
});
delete o.a;
t.join();
