// The other half of a cycle.
import { first } from './_first.mjs';
export const second = { n: 1 };
export const other = () => first.n;
