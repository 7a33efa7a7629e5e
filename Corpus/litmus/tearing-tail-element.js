/* Value tearing: an element far behind the first segment takes doubles, integers, strings, objects, undefined, null, booleans and big integers from two writers.
 * Allowed: one of the values written, whole. Forbidden: half of one and half of another (M2).
 */
const object = { name: "object" }, big = 12345678901234567890n, symbol = Symbol("s");
const values = [0.1, 7, "text", object, undefined, null, true, false, big, symbol, -0, NaN, Infinity, 1e300, -2147483648, 4294967296, ""];
const s = [];
for (let i = 0; i < 900; i++) s.push(i);
new Thread(() => { for (let i = 900; i < 1500; i++) s.push(i); }).join();
s[1400] = values[0];
const known = new Set(values);
const isKnown = value => known.has(value) && (value !== 0 || Object.is(value, -0));
const writer = start => i => {
  const value = values[(start + i) % values.length];
  s[1400] = value;
};
const reader = () => {
  const seen = s[1400];
  if (!isKnown(seen)) fail("tail-element: expected one of the values written, found " + show(seen) + " of type " + typeof seen);
};
storm([writer(0), reader, writer(5)]);
storm([reader, writer(3), reader]);
