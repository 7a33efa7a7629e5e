// expect: race C.n
// A static field.
class C { static n = 0; }
const t = new Thread(() => {
  C.n++;
});
C.n++;
t.join();
