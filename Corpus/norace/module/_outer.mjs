// Imports another one, whose evaluation comes first.
import { inner } from './_inner.mjs';
inner.n++;
export const seen = inner.n;
export { inner };
