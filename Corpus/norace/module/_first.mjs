// One half of a cycle.
import { second } from './_second.mjs';
export const first = { n: 1 };
export const sum = () => first.n + second.n;
