/* A growable SharedArrayBuffer grows while all threads write to it with Atomics.
 * Forbidden: a lost add, a length that goes back (M4, M10).
 */
const buffer = new SharedArrayBuffer(64, { maxByteLength: 8192 });
const view = new Int32Array(buffer);
let last = 0;
const each = 1500;
together(3, t => {
  for (let i = 0; i < each; i++) {
    Atomics.add(view, 0, 1);
    Atomics.add(view, 1 + t, 1);
    if (t === 0 && i % 20 === 0 && buffer.byteLength < 8192) buffer.grow(Math.min(8192, buffer.byteLength + 64));
    if (t === 1 && i % 10 === 0) { const length = view.length; holds(length >= last, "length went from " + last + " to " + length); last = length; }
  }
});
same(view[0], 3 * each, "sum"); sameList([view[1], view[2], view[3]], [each, each, each], "own counters");
