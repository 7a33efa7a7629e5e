import a, { b as c, default as d, 'e f' as g } from 'm' with { type: 'json' };
import * as ns from 'n';
export { c, d as default };
export * as all from 'o';
export async function f() { await import('p'); import.meta; }
