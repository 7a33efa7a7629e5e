//# catastrophic regexps: stops
/(a*)*b/.test("a".repeat(40));
/^(a+)+$/.test("a".repeat(50) + "b");
/(?:a|a)*$/.test("a".repeat(50) + "b");
/(x+x+)+y/.test("x".repeat(100));
/^(([a-z])+.)+[A-Z]([a-z])+$/.test("a".repeat(60));
while (true);

//# catastrophic regexp with lookbehind: stops
/(?<=^(a+)+)b/.test("a".repeat(60) + "c"); /(?<=(?:a|a)*)c$/.exec("a".repeat(100) + "b"); /^(?:(?=(a+))a)*(a|aa)+$/.test("a".repeat(60) + "b");
while (true);

//# catastrophic regexp with backreferences: stops
/^(a*)(a*)(a*)(a*)(a*)(a*)(a*)\1\2\3\4\5\6\7b$/.test("a".repeat(1000));

//# catastrophic replace: stops
"a".repeat(100000).replace(/(a+)+$|b(?!c)(x*x*)*y/g, "") + "a".repeat(40).replace(/(a*)*b/g, "") + "a".repeat(100).replace(/^(a|aa)+$b/g, "") + /^(a|aa)+$/.test("a".repeat(80) + "b");

//# quadratic regexp: stops
/a+$/.test("a".repeat(3000000) + "b");

//# regexp with lazy quantifiers: stops
/(?:.*?){20}x/s.test("\n".repeat(1000));

//# regexp backtrack memory
survives(() => /^(?:a|b)*c/.test("ab".repeat(3000000)));
survives(() => /^(a|b)*c/.test("ab".repeat(1000000)));
survives(() => /^(?:a|bb|b)*c/.test("ab".repeat(1000000)));
survives(() => /(?:(a)|(b))*/.exec("ab".repeat(1000000))[0].length);
survives(() => /^(?:.|\n)*$/.test("x".repeat(3000000)));
survives(() => /(?:.*)*/.test("x".repeat(1000000)));
survives(() => /(?:a?)*?b/.test("a".repeat(1000)));

//# regexp on giant strings
survives(() => "ab".repeat(500000).replace(/a/g, "").length);
survives(() => "ab".repeat(300000).split(/a/).length);
survives(() => "ab".repeat(300000).match(/a/g).length);
survives(() => [..."ab".repeat(50000).matchAll(/a/g)].length);
survives(() => "ab".repeat(200000).replace(/a/g, () => "x").length);
survives(() => "ab".repeat(200000).replace(/(a)(b)/g, "$2$1").length);

//# spread of huge arrays
const a = new Array(3e5).fill(1);
survives(() => Math.max(...a));
survives(() => (function () { return arguments.length; })(...a));
survives(() => ((...r) => r.length)(...a));
survives(() => [...a, ...a].length);
survives(() => new Array(...a).length);
survives(() => new (class { constructor(...r) { } })(...a));
survives(() => [].push(...a));
survives(() => String.fromCharCode(...a).length);

//# huge argument counts
const a = new Array(1.2e6);
survives(() => (x => x)(...a));
survives(() => (function () { return arguments; })(...a));
survives(() => (x => x).apply(null, a));
survives(() => Reflect.apply(x => x, null, a));
survives(() => Reflect.construct(Array, a));
survives(() => new (function () { })(...a));
survives(() => Math.max.apply(null, a));
survives(() => String.fromCharCode.apply(null, a));
survives(() => String.fromCodePoint.apply(null, new Array(1.2e6).fill(65)));
survives(() => Array.prototype.concat.apply([], a));
survives(() => Array.prototype.push.apply([], a));
survives(() => Array.of.apply(Array, a));
survives(() => (x => x).bind(null, ...a)());
survives(() => new Proxy(x => x, { apply(t, s, r) { return t(...r); } })(...a));
survives(() => { const f = x => f(...a); f(); });
survives(() => console0(...a));
function console0() { }

//# apply with a lying length
survives(() => (x => x).apply(null, { length: 2 ** 32 }));
survives(() => (x => x).apply(null, { length: 2 ** 53 }));
survives(() => Reflect.construct(Object, { length: 1e9 }));
survives(() => Math.max.apply(null, { length: Infinity }));
survives(() => String.fromCharCode.apply(null, { length: 2 ** 31 }));

//# recursion with many arguments
const a = new Array(50000).fill(0);
const f = (...r) => f(...r);
survives(() => f(...a));
function g() { return g.apply(null, arguments); }
survives(() => g(...a));

//# ropes
let s = "";
for (let i = 0; i < 1000000; i++) s = s + "ab";
equal(s.length, 2000000);
equal(s.charCodeAt(1999999), 98);
let r = "";
for (let i = 0; i < 1000000; i++) r = "ab" + r;
equal(r.length, 2000000);
equal(s === r, true);

//# ropes both ways
let s = "x";
for (let i = 0; i < 500000; i++) s = i & 1 ? s + "longer than a few" : "longer than a few" + s;
equal(s[s.length - 1], "w");

//# rope compared
let a = "", b = "";
for (let i = 0; i < 300000; i++) { a += "some text"; b = "some text" + b; }
equal(a < b, false);
equal(a == b, true);

//# rope hashed
let a = "";
for (let i = 0; i < 300000; i++) a += "some text";
const o = {};
o[a] = 1;
equal(new Map([[a, 1]]).size, 1);
equal(Object.keys(o)[0] === a, true);

//# rope sliced and searched
const make = () => { let a = ""; for (let i = 0; i < 50000; i++) a = "text " + a + i; return a; };
make().slice(5); make().indexOf("zz"); make().split("text"); make().toUpperCase(); make().replace("0", ""); make().trim();
make().codePointAt(9); make().at(-1); [...make()]; JSON.stringify(make()); make().localeCompare("a"); make().normalize(); Number(make());
parseInt(make()); /x/.test(make()); encodeURIComponent(make()); make().concat(make()); `${make()}`.length; Symbol(make()).toString(); survives(() => BigInt0(make()));
function BigInt0(s) { try { return BigInt(s); } catch (e) { if (!(e instanceof SyntaxError)) throw e; } }

//# rope as code
let a = "";
for (let i = 0; i < 100000; i++) a += "1;";
(0, eval)(a);
new Function(a);

//# rope of ropes doubled
let s = "ab";
range(() => { for (let i = 0; i < 100; i++) s += s; });

//# doubled rope flattened
let s = "ab";
for (let i = 0; i < 24; i++) s = s + s;
equal(s.charCodeAt(s.length - 1), 98);

//# arrays over the limit
range(() => new Array(2 ** 32));
range(() => new Array(-1));
range(() => { [].length = 2 ** 32; });
range(() => { const a = []; a.length = 2 ** 32 - 1; a.push(1, 2); });

//# array with a huge length
const a = new Array(2 ** 32 - 1);
equal(a.length, 4294967295);
a[4294967294] = 1;
equal(a.pop(), 1);
survives(() => { a[1e9] = 1; });
survives(() => a.at(-1));
survives(() => Object.keys(a).length);
survives(() => { a.length = 5; });

//# fill of a huge array: optional
survives(() => new Array(2 ** 32 - 1).fill(1));

//# sort of a huge array: optional
survives(() => new Array(2 ** 32 - 1).sort());

//# join of a huge array: optional
range(() => new Array(2 ** 32 - 1).join("ab"));
survives(() => new Array(1e9).join());
survives(() => new Array(2 ** 32 - 1).join(""));

//# methods on a huge array: optional
for (const name of ["indexOf", "lastIndexOf", "includes", "reverse", "toReversed", "slice", "splice", "concat", "flat", "keys", "map", "filter", "forEach", "some", "every", "find", "findLast", "flatMap", "reduce", "copyWithin", "shift", "unshift", "toSorted", "toSpliced", "with", "at", "entries", "toString", "toLocaleString", "join"]) {
    try { new Array(2 ** 32 - 1)[name](x => x, 1, 2); } catch (e) { if (!(e instanceof RangeError || e instanceof TypeError)) throw e; }
}

//# methods on an object with a huge length: optional
for (const name of ["indexOf", "lastIndexOf", "includes", "reverse", "toReversed", "slice", "splice", "fill", "sort", "map", "filter", "forEach", "join", "copyWithin", "shift", "unshift", "toSorted", "toSpliced", "with", "findLast", "reduceRight", "flat", "push"]) {
    try { Array.prototype[name].call({ length: 2 ** 53 - 1 }, x => x, 1, 2); } catch (e) { if (!(e instanceof RangeError || e instanceof TypeError)) throw e; }
}

//# endless native loops, fill: stops
for (;;) Array.prototype.fill.call({ length: 2 ** 53 - 1 }, 0);

//# endless native loops, indexOf: stops
Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 0);
for (;;);

//# endless native loops, lastIndexOf: stops
Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 0); for (;;);

//# endless native loops, includes: stops
Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 0); for (;;);

//# endless native loops, reverse: stops
Array.prototype.reverse.call({ length: 2 ** 53 - 1 }); for (;;);

//# endless native loops, shift: stops
Array.prototype.shift.call({ length: 2 ** 53 - 1 }); for (;;);

//# endless native loops, unshift: stops
Array.prototype.unshift.call({ length: 2 ** 53 - 2 }, 1); for (;;);

//# endless native loops, copyWithin: stops
Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 1, 0); for (;;);

//# endless native loops, forEach: stops
Array.prototype.forEach.call({ length: 2 ** 53 - 1 }, x => x); for (;;);

//# endless native loops, sort: stops
Array.prototype.sort.call({ length: 2 ** 53 - 1 }); for (;;);

//# endless native loops, join: stops
Array.prototype.join.call({ length: 2 ** 53 - 1 }, ""); for (;;);

//# endless native loops, concat: stops
[].concat({ length: 2 ** 53 - 1, [Symbol.isConcatSpreadable]: true }); for (;;);

//# endless native loops, flat: stops
Array.prototype.flat.call({ length: 2 ** 53 - 1 }); for (;;);

//# endless native loops, splice: stops
Array.prototype.splice.call({ length: 2 ** 53 - 1 }, 0, 1); for (;;);

//# endless native loops, findLast: stops
Array.prototype.findLast.call({ length: 2 ** 53 - 1 }, Boolean.bind()); for (;;);

//# endless native loops, every: stops
Array.prototype.every.call({ length: 2 ** 53 - 1 }, Boolean.bind(null, 1)); for (;;);

//# endless native loops, reduceRight: stops
Array.prototype.reduceRight.call({ length: 2 ** 53 - 1 }, Math.max); for (;;);

//# endless native loops, apply: stops
try { Math.max.apply(null, { length: 2 ** 31 }); } catch { } for (;;);

//# endless native loops, spread of an endless iterator: stops
const it = { [Symbol.iterator]() { return this; }, next: Object.bind(null, { done: false, value: 1 }) };
try { new Set(it); } catch { }
for (;;) new Set(it);

//# endless native loops, Iterator.prototype.drop: stops
[].values().__proto__.__proto__.drop.call({ next: Object.bind(null, { done: false }) }, Infinity).next();

//# endless native loops, Iterator.prototype.every: stops
Iterator.prototype.every.call({ next: Object.bind(null, { done: false }) }, Boolean.bind(null, 1));

//# endless native loops, iterator filter: stops
Iterator.prototype.filter.call({ next: Object.bind(null, { done: false }) }, Boolean.bind(null, 0)).next();

//# endless native loops, iterator forEach and reduce: stops
Iterator.prototype.reduce.call({ next: Object.bind(null, { done: false }) }, Boolean.bind(null, 0));

//# endless native loops, matchAll and replace with an own exec: stops
const r = /a/g;
r.exec = Object.bind(null, { index: 0, length: 1, 0: "x" });
"a".replace(r, "");

//# endless native loops, Map that grows while visited: stops
const m = new Map([[0, 0]]);
m.forEach((v, k) => m.set(k + 1, 0) && m.delete(k));

//# endless native loops, Set operations: stops
new Set([1]).union({ size: 1, has: Boolean, keys: Object.bind(null, { next: Object.bind(null, { done: false, value: 1 }) }) });

//# endless native loops, Array.from: stops
try { Array.from({ length: 2 ** 32 - 1 }); } catch { } for (;;) Array.from({ length: 2 ** 31 - 1 }, Object);

//# endless native loops, Object.fromEntries: stops
Object.fromEntries({ [Symbol.iterator]: Object.bind(null, { next: Object.bind(null, { done: false, value: [1, 2] }) }) });

//# sort that allocates: stops
const a = Array.from({ length: 3000000 }, (_, i) => (i * 7919) % 3000017);
for (;;) { a.sort(); a.sort((x, y) => y - x); }

//# sort with a comparator that lies
const a = Array.from({ length: 20000 }, (_, i) => i);
a.sort(() => Math.random() - 0.5);
a.sort(() => 1);
a.sort(() => -1);
a.sort(() => NaN);
equal(a.length, 20000);

//# sort comparator that changes the array
const a = Array.from({ length: 5000 }, (_, i) => i ^ 1234);
a.sort((x, y) => { a.length = 10; a.push(1); return x - y; });
survives(() => a.sort((x, y) => { a.splice(0, 1); return y - x; }));

//# flat of deep arrays
let a = [1];
for (let i = 0; i < 100000; i++) a = [a];
survives(() => a.flat(Infinity));
survives(() => a.toString());
survives(() => a.join());
survives(() => a.toLocaleString());
survives(() => String(a));
survives(() => a + "");
survives(() => `${a}`);
survives(() => a == 1);
survives(() => +a);
survives(() => ({})[a]);

//# flat of a cyclic array
const a = [];
a.push(a, a);
range(() => a.flat(Infinity));
equal(a.flat(3).length, 16);

//# join whose elements join others
const a = [{ toString() { return b.concat().join(); } }], b = [{ toString() { return a.concat().join(); } }];
range(() => a.join());

//# bigint shifts and powers
range(() => 1n << (2n ** 64n));
range(() => 1n << 2n ** 31n);
range(() => 2n ** (2n ** 64n));
range(() => 2n ** 2147483648n);
range(() => { let x = 2n ** 1000000n; for (;;) x *= x; });
equal(1n >> 2n ** 64n, 0n);
equal(-1n >> 2n ** 64n, -1n);
range(() => BigInt.asUintN(2 ** 53 - 1, -1n));
equal(BigInt.asIntN(2 ** 53 - 1, -1n), -1n);
equal(BigInt.asUintN(2 ** 53 - 1, 1n), 1n);
range(() => 1n << -(-(2n ** 40n)));

//# bigint power
range(() => 3n ** 1000000000n);

//# bigint toString
equal((1n << 1000000n).toString().length, 301030);
equal((3n ** 500000n).toString(7).length > 100, true);
equal((1n << 1000000n).toLocaleString().length > 301030, true);

//# bigint parse
refused(() => BigInt("9".repeat(5000000)));
refused(() => BigInt("0x" + "f".repeat(10000000)));
equal(BigInt("9".repeat(300000)) % 10n, 9n);
equal(1n < "9".repeat(5000000), false);
equal(parseInt("2".repeat(5000000), 3), Infinity);

//# bigint multiplication: stops
for (let x = 1n << 500000n; ;) x * (x - 1n);

//# bigint division: stops
for (let x = (1n << 1000000n) - 1n, y = (1n << 500000n) + 1n; ;) x / y;

//# number formatting extremes
range(() => (1).toFixed(101));
range(() => (1).toString(37));
(5e-324).toFixed(100); (1.7e308).toString(2); (5e-324).toString(3); (1.7e308).toFixed(2); (1e21).toPrecision(100);

//# dates extremes
range(() => new Date(NaN).toISOString());
new Date(8.64e15).toString(); new Date(-8.64e15).toISOString(); new Date(2 ** 53, 2 ** 53, 2 ** 53).getTime(); Date.UTC(1e300, -1e300); Date.parse("9".repeat(1000000)); Date.parse("(".repeat(1000000));
Date.parse("Jan ".repeat(100000)); new Date(1e300, 1).setMonth(1e308);

//# decoding and encoding extremes
for (const s of ["%".repeat(100000), "%E0%A4".repeat(100000), "\ud800".repeat(1000)]) for (const f of [decodeURIComponent, encodeURIComponent, decodeURI, encodeURI, escape, unescape]) { try { f(s); } catch (e) { if (!(e instanceof URIError)) throw e; } }

//# object with a million properties
const o = {};
for (let i = 0; i < 100000; i++) o["key" + i] = i;
equal(Object.keys(o).length, 100000);
let n = 0;
for (const k in o) n++;
equal(n, 100000);
Object.freeze(o);
survives(() => ({ ...o }));
survives(() => JSON.stringify(o).length);
survives(() => Object.entries(o).length);

//# sparse arrays
const a = [];
for (let i = 0; i < 1000; i++) a[i * 4000] = i;
survives(() => a.filter(Boolean).length);
survives(() => Object.keys(a).length);
survives(() => { for (const k in a); });
survives(() => { a.length = 0; });

//# Atomics and buffers: optional
for (const size of [2 ** 53 - 1, 2 ** 40, 2 ** 33, 2 ** 32, -1, Infinity]) {
    refused(() => new ArrayBuffer(size)); refused(() => new Uint8Array(size)); refused(() => new Float64Array(size));
    refused(() => new SharedArrayBuffer(size)); refused(() => new ArrayBuffer(8, { maxByteLength: size })); refused(() => new BigInt64Array(size));
}
survives(() => new Uint8Array({ length: 2 ** 40 }));
survives(() => new Uint8Array(2 ** 27).sort());
survives(() => new Float64Array(2 ** 22).sort());
survives(() => new Uint8Array(2 ** 21).map(x => 1).length);
survives(() => Object.keys(new Uint8Array(2 ** 30)).length);
survives(() => { for (const k in new Uint8Array(2 ** 30)) break; });
survives(() => [...new Uint8Array(2 ** 30)].length);
survives(() => ({ ...new Uint8Array(2 ** 30) }));
survives(() => new Uint8Array(2 ** 21).join().length);

//# Atomics.wait ends with the program: stops
typeof SharedArrayBuffer === "function" && Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0);
for (;;);

//# typed array natives: stops
if (typeof Uint8Array !== "function") for (;;);
const a = new Float64Array(2 ** 20);
for (;;) { a.fill(1); a.sort((x, y) => x - y); a.indexOf(7); a.join(); a.reverse(); Float32Array.from(a); a.set(a.slice()); }

//# toString of cyclic arrays
const a = [1], b = [a, 2];
a.push(b, a);
equal(String(a), "1,,2,");
equal(a.toLocaleString(), "1,,2,");
