import def, { a as b, c } from './other.mjs';
import * as ns from './other.mjs';
export let counter = 0;
export function bump() { counter++; return b + c + ns.d + def; }
export default class { }
export { c as again } from './other.mjs';
await bump();
