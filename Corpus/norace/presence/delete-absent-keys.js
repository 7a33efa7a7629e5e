// expect: quiet
// D35: deleting what is absent is not seen by a listing.
const o = { b: 1 };
const t = new Thread(() => {
  delete o.a;
});
Object.keys(o);
t.join();
