/* A stack overflow is a RangeError on its own thread; other threads go on, and the thread itself recovers.
 */
const deep = n => deep(n + 1) + 1;
const results = together(3, t => {
  let caught = 0;
  for (let i = 0; i < 3; i++) { try { deep(0); } catch (error) { holds(error instanceof RangeError, "a RangeError, found " + show(error)); caught++; } }
  return caught * 10 + t;
});
sameList(results, [30, 31, 32], "each thread recovered");
const native = () => [1].map(native);
const getter = { get x() { return this.x; } };
together(2, () => { throws(RangeError, native, "through map"); throws(RangeError, () => getter.x, "through a getter"); throws(RangeError, () => { const a = []; a[0] = a; let s = a; for (let i = 0; i < 1e5; i++) s = [s]; return JSON.stringify(s); }, "through JSON"); });
