import { box } from './_shelf.mjs';
export const seen = box.n;
export const twice = () => box.n * 2;
