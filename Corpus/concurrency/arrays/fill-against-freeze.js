/* Two threads fill the holes of one array while a third freezes it, seals it or prevents extensions.
 * Not allowed: an element that appears after that call has returned; a value in another element's place (M4, M5).
 */
const kinds = [Object.freeze, Object.seal, Object.preventExtensions], length = 300;
race({
  batch: 20,
  make: k => ({ a: new Array(length), close: kinds[k % 3] }),
  bodies: [
    ({ a }) => { for (let i = 0; i < length; i += 2) a[i] = i; },
    ({ a }) => { for (let i = length - 1; i > 0; i -= 2) a[i] = String(i); },
    ({ a, close }) => {
      close(a);
      const count = Object.keys(a).length;
      for (let look = 0; look < 20; look++) if (Object.keys(a).length !== count) return "an element appeared";
      return "closed";
    },
  ],
  check({ a }, [, , result]) {
    same(result, "closed", "the array after it was closed");
    for (let i = 0; i < length; i++) if (i in a) same(a[i], i & 1 ? String(i) : i, "element " + i);
  },
});
