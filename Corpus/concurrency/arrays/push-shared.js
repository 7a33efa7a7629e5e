/* Three threads push to one array without a lock. The engine's push of a plain array is one step, but the language does not promise it.
 * Allowed: fewer elements than pushes. Forbidden: an element nobody pushed, a thread's elements out of order, a hole below the length (M7).
 */
const list = [];
const each = 2000;
together(3, t => { for (let i = 0; i < each; i++) list.push(t * 100000 + i); });
holds(list.length <= 3 * each && list.length >= each, "length " + list.length);
const last = [-1, -1, -1];
list.forEach((v, at) => {
  const t = Math.floor(v / 100000), i = v % 100000;
  holds(t >= 0 && t < 3 && i < each, "element " + at + " is " + show(v));
  holds(i > last[t], "element " + at + ": " + i + " after " + last[t] + " of thread " + t);
  last[t] = i;
});
let seen = 0;
for (let i = 0; i < list.length; i++) if (i in list) seen++;
same(seen, list.length, "elements that are there");
