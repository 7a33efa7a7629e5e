// Imported by _outer.mjs.
export const inner = { n: 1 };
inner.n++;
