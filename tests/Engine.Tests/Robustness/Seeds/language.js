class A extends Array { #p = 1; static s = new.target; get x() { return this.#p; } set x(v) { this.#p = v; } static { A.t = 1; } static async *g() { yield* [1, 2]; } [Symbol.iterator]() { return super[Symbol.iterator](); } }
const a = new A(1, 2, 3); a.x = 5; [...a].map((v, i) => v * i).sort((p, q) => q - p);
//---
function* gen(a, { b = 2, ...c } = {}, [d, , e = d] = [1, 2, 3]) { try { const r = yield a + b; if (r) return r; yield* gen2(d); } finally { yield e; } }
function* gen2(x) { for (let i = 0; i < 3; i++) yield i * x; }
for (const v of gen(1, { b: 3, z: 4 })) if (v > 100) break; else continue;
//---
async function f(x) { for await (const y of x) { await null; if (y) return y; } } f([1, Promise.resolve(2)]).then(v => v, e => e).finally(() => 1);
const g = async ({ a }, ...r) => await a?.b?.[r[0]]?.(...r) ?? 7; g({ a: null }, 1);
//---
label: for (var i = 0, j = 10; i < j; i++, j--) { switch (i) { case 1: continue label; case 3: { let k = i; (() => k++)(); break; } default: if (j < 7) break label; } }
do { i++; } while (i < 20); while (i-- > 0) try { if (i == 5) throw { i }; } catch ({ i: n }) { n += 1; } finally { i &= ~1; }
//---
"use strict"; let { a, b: [c, d = a] = [1], ...rest } = { a: 1, e: 2 }; [a, c] = [c, a]; ({ a, b: { c = 3 } = {} } = { a });
const o = { a, [`k${c}`]: 1, get g() { return 1; }, set g(v) { }, async *m() { }, __proto__: null, 'str': 2, 0x10: 3, 1n: 4 }; delete o.a; `t${o.g}x${`n${1}`}`;
//---
var s = "abc\u0041\x41\u{1F600}\
"; s.replace(/(?<y>\d{4})-(?<m>\d\d)|b+?/giu, (m, ...r) => m.toUpperCase()); s.split(/[a-c]/); /a(?=b)(?<!c)\1/.exec(s); s.at(-1) + s.padEnd(10, "xy").trim().slice(1, -1);
//---
const m = new Map([[1, { a: 1 }], ["x", NaN]]), w = new WeakMap(), st = new Set("hello"); for (const [k, v] of m) st.add(v); m.delete(1); st.union(new Set([1])); Object.groupBy([1, 2, 3], x => x % 2 ? "odd" : "even");
const p = new Proxy({ a: 1 }, { get(t, k, r) { return Reflect.get(t, k, r) ?? k; }, has: () => true, ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }) }); Object.keys(p); with (p) { zzz; }
//---
function F(a, b) { if (!new.target) return new F(...arguments); arguments[0] = 9; this.a = a; } F.prototype.m = function () { return this.a ** 2 % 7 >>> 1; }; F(1).m(); F.call({}, 1); Reflect.construct(F, [1], Array); eval("var q = 1; let r = q"); new Function("a", "b = 1", "return a + b")(1);
//---
1_000n ** 3n - 0b11n * BigInt.asIntN(64, -5n) / 2n; 0.1 + 0.2 !== .3 && 1e21 + 0o17; null ?? (void 0 || !1); x = typeof y; x ||= 1; x &&= 2; x ??= 3; x **= 2; x >>>= 1; (1, 2, 3); [1, , 2, ...[3]].flat(Infinity).copyWithin(0, 1).fill(0, -1).includes(NaN);
//---
import d, { a as b, default as c } from "x"; import * as ns from "./y.js" with { type: "json" }; export default class { } export { b as "string name", c }; export * from "z"; export const k = await import.meta?.url; import("q").catch(e => e);
//---
var err; try { null.x; } catch (e) { err = new AggregateError([e, new Error("m", { cause: e })]); } Error.captureStackTrace(err); String(err.stack); JSON.stringify({ a: [1, { b: undefined, c: () => 1 }], d: new Date(0), toJSON() { return { ...this, toJSON: 0 }; } }, null, 2); JSON.parse('{"a":[1,2,{"b":null}]}', (k, v) => v);
//---
let it = [1, 2, 3, 4].values().map(x => x * 2).filter(x => x > 2).take(2).flatMap(x => [x, x]); it.toArray(); Array.from({ length: 3 }, (_, i) => i); Object.fromEntries(Object.entries({ a: 1 })); Object.freeze([1]).concat([2]); Promise.all([1, Promise.reject(2)]).catch(() => { }); Promise.withResolvers().promise; structured: { break structured; }
//---
var a = []; for (var i = 0; i < 100; i++) { a.push(i); a[i * 3] = i; if (i % 7 == 0) delete a[i]; if (i % 11 == 0) a.length = i; } a.sort(); a.reverse(); a.splice(2, 3, "x", "y"); a.indexOf(5); for (var k in a) a[k] = { valueOf() { return +k; } }; a.join("-"); new Date(2020, 1, 30).toISOString(); Number("0x1f").toString(36); parseFloat("1.5e3x"); (255).toFixed(2); Math.max(...[1, 2]); isNaN("a"); encodeURIComponent("é/"); Symbol("d").description;
