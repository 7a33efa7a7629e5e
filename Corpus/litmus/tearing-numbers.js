/* A number property that only ever holds numbers: every double is written as 8 bytes at once.
 * Allowed: doubles whose high and low halves belong together. Forbidden: a mix of two (M2).
 */
const s = { v: 1, w: 1.5 };
const elements = [1, 1.5];
// Both halves of the bits of k * (1 + 2^-52 ...) repeat k: a mix of two values is no such number.
const pattern = i => i + i / 4294967296;
const whole = v => { const i = Math.floor(v); return v === i + i / 4294967296; };
s.v = s.w = elements[0] = pattern(1);
storm([
  i => { s.v = pattern(i % 100000); elements[0] = pattern(i % 100000); },
  () => { holds(whole(s.v), "a torn double in a property: " + s.v); holds(whole(elements[0]), "a torn double in an element: " + elements[0]); },
  i => { s.v = pattern(i % 1000 + 200000); elements[0] = pattern(i % 1000 + 200000); },
]);
