/* One location flips between a number and a string that says the same number.
 * Allowed: both, in the order written by the only writer (M2, M3). Forbidden: going back, or a mismatch of type and value.
 */
const s = { v: 0 };
const a = [0];
storm([
  i => { s.v = i & 1 ? String(i) : i; a[0] = i & 1 ? "e" + i : i + 0.5; },
  () => {
    let last = -1;
    for (let n = 0; n < 200; n++) {
      const v = s.v, number = typeof v === "string" ? parseInt(v, 10) : v;
      holds(Number.isInteger(number) && (number & 1) === (typeof v === "string" ? 1 : 0), "property: found " + show(v));
      holds(number >= last, "property went from " + last + " to " + number);
      last = number;
      const e = a[0];
      holds(typeof e === "string" ? e[0] === "e" && (+e.slice(1) & 1) === 1 : e === 0 || (e - 0.5) % 2 === 0, "element: found " + show(e));
    }
  },
]);
