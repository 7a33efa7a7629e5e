/* One thread does nothing but change one object's make-up, so that it is locked almost all the time; others want to read and list it.
 * Forbidden: that they wait for as long as the first one likes (M1: nobody hangs). Each of them gets through 200 times.
 */
const s = { a: 1, b: 2 };
delete s.a;
const over = { flag: false };
const hammer = new Thread(() => { let n = 0; while (!over.flag) { s["x" + n % 8] = n; delete s["x" + n++ % 8]; } return n; });
const counts = together(2, t => {
  let n = 0;
  for (let i = 0; i < 200; i++) { same(s.b, 2, "b"); holds(Object.keys(s).includes("b"), "b is listed"); n++; }
  return n;
});
over.flag = true;
hammer.join();
sameList(counts, [200, 200], "rounds of those who waited");
