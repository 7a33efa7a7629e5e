//# super getter
class A { get x() { return this.x; } }
class B extends A { get x() { return super.x; } }
range(() => new B().x);
const o = { __proto__: { get y() { return this.y; } }, get y() { return super.y; } };
range(() => o.y);

//# super setter
class A { set x(v) { this.x = v; } }
class B extends A { set x(v) { super.x = v; } }
range(() => { new B().x = 1; });

//# super method
class A { m() { return this.m(); } }
class B extends A { m() { return super.m(); } }
range(() => new B().m());

//# super call in arguments
class A { constructor(x) { } }
class B extends A { constructor() { super(new B()); } }
range(() => new B());

//# super call in an arrow
class A { }
class B extends A { constructor() { const f = () => f(); f(); super(); } }
range(() => new B());

//# private methods and accessors
class P { #m() { return this.#m(); } get #x() { return this.#x; } set #x(v) { this.#x = v; } m() { return this.#m(); } g() { return this.#x; } s() { this.#x = 1; } }
range(() => new P().m());
range(() => new P().g());
range(() => new P().s());

//# static private and accessors
class P { static #m() { return P.#m(); } static get x() { return this.x; } static set x(v) { this.x = v; } static m() { return P.#m(); } }
range(() => P.m());
range(() => P.x);
range(() => { P.x = 1; });

//# class field whose key computes classes
function f() { return class { [f()] = 1; }; }
range(f);

//# class field initialisers of many classes
class A { x = new B(); }
class B { y = new A(); }
range(() => new A());
range(() => new (class extends A { z = new A(); }));

//# class field with an arrow
class A { f = (() => new A().f)(); }
range(() => new A());

//# class getter made by its static block
let n = 0;
function make() { return class { static { n++; make(); } }; }
range(make);

//# new.target
function F() { return Reflect.construct(new.target, [], new.target); }
range(() => new F());

//# new of a bound constructor
function F() { return new (F.bind(null, 1))(); }
range(() => new F());

//# optional call
const o = { f() { return this?.f?.(); } };
range(() => o?.f?.());

//# tagged template with getters
const o = { get tag() { return o.tag`x`; } };
range(() => o.tag`${1}`);
function tag(s, f) { return tag`${f}`; }
range(() => tag`${1}`);
function again() { return String.raw({ get raw() { return again(); } }); }
range(again);

//# nullish and logical assignment
const o = { get x() { return this.x ??= 1; }, get y() { this.y ||= 1; }, get z() { this.z &&= 1; } };
range(() => o.x);
range(() => o.y);
range(() => o.z);

//# compound assignment
const o = { get x() { return this.x += 1; }, get y() { return this.y++; } };
range(() => o.x);
range(() => o.y);

//# property key that converts
const k = { toString() { return o[k]; } }, o = {};
range(() => o[k]);
range(() => { o[k] = 1; });
range(() => delete o[k]);
range(() => k in o);
range(() => ({ [k]: 1 }));
range(() => { class A { [k]() { } } });
range(() => { const { [k]: x } = o; });
range(() => Object.hasOwn(o, k));
range(() => Object.defineProperty(o, k, {}));
range(() => Reflect.get(o, k));
range(() => Symbol(k));
range(() => Symbol.for(k));

//# numbers that convert
const n = { valueOf() { return Math.abs(n); } };
for (const f of [Math.abs, Math.max, Math.hypot, Number, isNaN, parseInt, parseFloat, BigInt, n => BigInt.asIntN(n, 1n), n => new Date(n), n => new Date(1, n), n => Date.UTC(n), n => String.fromCharCode(n),
    n => "a".at(n), n => "a".repeat(n), n => "a".padEnd(n), n => "a".slice(n), n => "a".charCodeAt(n), n => [1].at(n), n => [1].slice(n), n => [1].with(n, 1), n => [1].fill(0, n), n => [1].flat(n), n => (1).toFixed(n),
    n => (1).toString(n), n => new Array(1).splice(n), n => new Uint8Array([n]), n => new Uint8Array(1).fill(n), n => new ArrayBuffer(n), n => new DataView(new ArrayBuffer(8)).setInt8(0, n), n => new DataView(new ArrayBuffer(8), n),
    n => Atomics.add(new Int32Array(2), 0, n), n => Atomics.store(new Int32Array(2), n, 0), n => ({ length: n, __proto__: Array.prototype }).join(), n => Array.from({ length: n }), n => Reflect.apply(Math.abs, null, { length: n }),
    n => { [].length = n; }, n => Object.defineProperty([], "length", { value: n }), n => ~n, n => -n, n => n ** 2, n => n << 1, n => n < 1, n => n == 1, n => JSON.stringify({}, null, Object.assign(new Number(1), n))]) {
    survives(() => { const v = { valueOf() { return f(v); } }; f(v); });
}

//# texts that convert
const s = f => { const v = { toString() { return f(v); } }; return v; };
for (const f of [String, v => v + "", v => `${v}`, v => "a".concat(v), v => "a".startsWith(v), v => "a".replace("a", v), v => "a".split(v), v => "a".padEnd(9, v), v => "a".localeCompare(v), v => "a".normalize(v), v => [v].join(),
    v => [1, 2].join(v), v => [v, v].sort(), v => new RegExp(v), v => new RegExp("a", v), v => /a/.exec(v), v => /a/[Symbol.replace]("a", v), v => JSON.parse(v), v => JSON.rawJSON?.(v), v => new Error(v), v => new Function(v), v => new Function(v, ""), v => eval(String(v)), v => Number(v), v => parseInt(v),
    v => encodeURIComponent(v), v => escape(v), v => new Date(v), v => Date.parse(v), v => Symbol(v), v => Object.prototype.toString.call({ [Symbol.toStringTag]: v }), v => BigInt(v), v => new Map([[v, 1]]), v => String.raw({ raw: [v] }), v => "a".anchor(v),
    v => Array.prototype.toLocaleString.call([{ toLocaleString: () => String(v) }]), v => Error.prototype.toString.call({ name: v }), v => Object.groupBy([1], () => v), v => Function.prototype.toString.call(Object.defineProperty(() => 1, "name", { value: v })) + v])
    survives(() => f(s(f)));

//# Date toPrimitive and toJSON
const d = new Date(0);
d.toISOString = function () { return d.toJSON(); };
range(() => JSON.stringify(d));
d.valueOf = function () { return +d; };
range(() => d - 1);
d.toString = function () { return d + ""; };
range(() => `${d}`);

//# toJSON of BigInt and boxed values
BigInt.prototype.toJSON = function () { return JSON.stringify(this); };
range(() => JSON.stringify(1n));
const b = Object.assign(new String("x"), { toString() { return JSON.stringify(b); } });
range(() => JSON.stringify(b));

//# toLocaleString of arrays
const a = [{ toLocaleString() { return a.concat().toLocaleString(); } }];
range(() => a.toLocaleString());
const u = { toLocaleString() { return [u].toLocaleString(); } };
range(() => [u].toLocaleString());

//# concat spreadable
const a = [1];
Object.defineProperty(a, Symbol.isConcatSpreadable, { get() { return [].concat(a); } });
range(() => [].concat(a));

//# array constructor getters
const a = [1, 2, 3];
Object.defineProperty(a, "constructor", { get() { return a.map(x => x); } });
range(() => a.map(x => x));
const p = Promise.resolve(1);
Object.defineProperty(p, "constructor", { get() { return p.then(); } });
range(() => p.then());
const t = new Uint8Array(2);
Object.defineProperty(t, "constructor", { get() { return t.slice(); } });
range(() => t.slice());
const b = new ArrayBuffer(2);
Object.defineProperty(b, "constructor", { get() { return b.slice(); } });
range(() => b.slice());

//# unscopables
const o = {};
Object.defineProperty(o, Symbol.unscopables, { get() { with (o) { return x; } } });
o.x = 1;
range(() => { with (o) x; });

//# symbol methods of strings
for (const [symbol, call] of [[Symbol.match, s => "a".match(s)], [Symbol.matchAll, s => "a".matchAll(s)], [Symbol.replace, s => "a".replaceAll(s, "")], [Symbol.search, s => "a".search(s)], [Symbol.split, s => "a".split(s)]]) {
    const s = { get [symbol]() { return call(s); } };
    range(() => call(s));
}

//# regexp flags getters
for (const name of ["flags", "global", "unicode", "hasIndices", "ignoreCase", "sticky", "source"]) {
    const r = /a/g;
    Object.defineProperty(r, name, { get() { return r.flags + r.source + r.toString() + r[Symbol.replace]("a", ""); } });
    survives(() => r.flags);
    survives(() => r.toString());
    survives(() => "a".replace(r, ""));
    survives(() => new RegExp(r));
    survives(() => [..."a".matchAll(r)]);
}

//# regexp constructor
const r = /a/;
Object.defineProperty(r, "constructor", { get() { return RegExp(r); } });
range(() => RegExp(r));
const m = { get [Symbol.match]() { return new RegExp(m); } };
range(() => new RegExp(m));

//# typed array from iterables
const it = { [Symbol.iterator]() { return new Uint8Array(it); } };
range(() => new Uint8Array(it));
range(() => Uint8Array.from(it));
const f = () => Uint8Array.from([1], f);
range(f);
const like = { get length() { return new Uint8Array(like).length; } };
range(() => new Uint8Array(like));
range(() => new Uint8Array(1).set(like));

//# typed array species
class T extends Uint8Array { static get [Symbol.species]() { return function (n) { return new T(2).map(x => x); }; } }
range(() => new T(2).map(x => x));
range(() => new T(2).slice());
range(() => new T(2).subarray());
range(() => new T(2).filter(x => true));

//# collections of iterables
class M extends Map { set(k, v) { new M([[1, 1]]); } }
range(() => new M([[1, 1]]));
class S extends Set { add(v) { new S([1]); } }
range(() => new S([1]));
class W extends WeakMap { set(k, v) { new W([[{}, 1]]); } }
range(() => new W([[{}, 1]]));
if (Map.prototype.getOrInsertComputed) { const m = new Map(); const f = k => m.getOrInsertComputed(k + 1, f); range(() => f(0)); }

//# set methods with set-likes
for (const name of ["union", "intersection", "difference", "symmetricDifference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"]) {
    const like = { get size() { return new Set([1])[name](like); }, has() { return true; }, keys() { return [].values(); } };
    range(() => new Set([1])[name](like));
    const deep = { size: 5, has() { return new Set([1])[name](deep); }, keys() { return new Set([1])[name](deep); } };
    survives(() => new Set([1])[name](deep));
}

//# property descriptors with getters
const d = { get value() { return Object.defineProperty({}, "x", d); } };
range(() => Object.defineProperty({}, "x", d));
range(() => Object.create({}, { x: d }));
range(() => Reflect.defineProperty({}, "x", d));
const g = { get get() { return Object.defineProperty({}, "x", g); } };
range(() => Object.defineProperty({}, "x", g));

//# Reflect in proxies
for (const name of ["get", "set", "has", "deleteProperty", "defineProperty", "getOwnPropertyDescriptor", "ownKeys", "getPrototypeOf", "setPrototypeOf", "isExtensible", "preventExtensions", "apply", "construct"]) {
    const h = {};
    const p = new Proxy(function () { }, h);
    h[name] = (target, ...rest) => Reflect[name](p, ...(name === "setPrototypeOf" ? [null] : name === "construct" ? [[]] : name === "apply" ? [null, []] : rest));
    const args = { set: ["x", 1], defineProperty: ["x", {}], setPrototypeOf: [null], apply: [null, []], construct: [[]] }[name] ?? ["x"];
    range(() => Reflect[name](p, ...args));
}

//# Reflect through long chains of proxies
let p = function () { };
for (let i = 0; i < 20000; i++) p = new Proxy(p, i % 2 ? {} : { get: Reflect.get, has: Reflect.has, apply: Reflect.apply, ownKeys: Reflect.ownKeys });
for (const f of [() => Reflect.get(p, "x"), () => Reflect.set(p, "x", 1), () => Reflect.has(p, "x"), () => Reflect.ownKeys(p), () => Reflect.apply(p, null, []), () => Reflect.construct(p, []), () => Reflect.getPrototypeOf(p), () => Reflect.isExtensible(p), () => Reflect.defineProperty(p, "x", {}), () => Reflect.deleteProperty(p, "x"), () => Reflect.getOwnPropertyDescriptor(p, "x"), () => Reflect.preventExtensions(p)])
    survives(f);

//# accessors defined by hand
const o = {};
o.__defineGetter__("x", () => o.x);
o.__defineSetter__("y", v => { o.y = v; });
range(() => o.x);
range(() => { o.y = 1; });

//# global accessors
Object.defineProperty(globalThis, "loop", { get() { return loop; }, set(v) { loop = v; }, configurable: true });
range(() => loop);
range(() => { loop = 1; });
range(() => typeof loop);

//# arguments with accessors
function f() { Object.defineProperty(arguments, 0, { get: () => f.apply(null, arguments) }); return arguments[0]; }
range(() => f(1));
const like = { length: 1, get 0() { return Math.max.apply(null, like); } };
range(() => Math.max.apply(null, like));

//# iterators of iterators
const it = { [Symbol.iterator]() { return { next() { return { get done() { return [...it].length; } }; } }; } };
range(() => [...it]);
const v = { [Symbol.iterator]() { return { next() { return { done: false, get value() { return [...v]; } }; } }; } };
range(() => { const [x] = v; });
range(() => new Set(v));
const r = { [Symbol.iterator]() { return { next: () => ({ done: false, value: 1 }), get return() { const [x] = r; } }; } };
range(() => { const [x] = r; });

//# iterator helpers recursion
for (const name of ["map", "filter", "flatMap", "forEach", "some", "every", "find", "reduce"]) {
    const f = () => { const r = [1, 2].values()[name](f, 0); return r && r.next ? [...r].length : 0; };
    range(f);
}
if (Iterator.concat) { const c = { [Symbol.iterator]() { return Iterator.concat(c)[Symbol.iterator](); } }; survives(() => [...Iterator.concat(c)]); let d = [1]; for (let i = 0; i < 20000; i++) d = Iterator.concat(d); survives(() => [...d]); }
if (Iterator.zip) { let d = [1]; for (let i = 0; i < 20000; i++) d = Iterator.zip([d]); survives(() => [...d]); }

//# generators delegating deep
function* count(n) { if (n > 0) yield* count(n - 1); yield n; }
survives(() => { let s = 0; for (const x of count(1000)) s += x; equal(s, 500500); });
survives(() => [...count(100000)].length);
function* tree(n) { try { yield n; yield* tree(n + 1); } finally { yield -n; } }
survives(() => { for (const x of tree(0)) if (x > 1000) break; });
survives(() => { const it = tree(0); for (let i = 0; i < 500; i++) it.next(); it.throw(new RangeError()); });

//# generator return that recurses
function* g() { try { yield 1; } finally { const it = g(); it.next(); it.return(); } }
range(() => { const it = g(); it.next(); it.return(); });

//# error stacks and causes
let e = new Error("0");
for (let i = 0; i < 50000; i++) e = new Error("x", { cause: e });
survives(() => e.stack.length);
survives(() => String(e));
survives(() => JSON.stringify(e));
let a = new AggregateError([], "0");
for (let i = 0; i < 50000; i++) a = new AggregateError([a, a], "x", { cause: a });
survives(() => a.stack.length);
survives(() => String(a));

//# error options with getters
const o = { get cause() { return new Error("x", o); } };
range(() => new Error("x", o));
Error.prepareStackTrace = (error, frames) => { throw error.stack; };
survives(() => new Error("x").stack);
Error.prepareStackTrace = (error, frames) => { const f = () => f(); return f(); };
survives(() => new Error("x").stack);
Error.prepareStackTrace = undefined;
const limit = { valueOf() { return new Error("x").stack.length; } };
Error.stackTraceLimit = limit;
survives(() => new Error("x").stack);
Error.stackTraceLimit = 1e9;
survives(() => (function f(n) { return n ? f(n - 1) : new Error("x").stack.length; })(5000));
Error.stackTraceLimit = 10;

//# DisposableStack and using in objects
function f() { using a = { [Symbol.dispose]() { using b = { [Symbol.dispose]: f }; } }; }
survives(f);
const o = { get [Symbol.dispose]() { using x = o; } };
survives(() => { using x = o; });

//# bound functions with recursion
const f = function () { return f.bind(f, ...arguments, 1)(); };
survives(f);
const h = Function.prototype[Symbol.hasInstance].bind(null);
let c = function () { };
for (let i = 0; i < 30000; i++) c = c.bind();
survives(() => ({}) instanceof c);
survives(() => c.name.length);
survives(() => c());
survives(() => new c());
survives(() => Reflect.construct(Object, [], c));

//# labelled natives that call natives
let g = Math.max;
for (let i = 0; i < 20000; i++) g = Function.prototype.call.bind(Function.prototype.call, g);
survives(() => g(1, 2, 3));
survives(() => [1, 2, 3].map(Function.prototype.call, g));

//# sorting with recursion
const f = (a, b) => { [3, 1, 2].sort(f); return 0; };
range(() => [2, 1].sort(f));
const g = (a, b) => { new Float64Array([3, 1, 2]).sort(g); return 0; };
range(() => new Float64Array([2, 1]).sort(g));
const h = { toString() { return String([h, h].sort()); } };
range(() => [h, h].sort());

//# deep data in natives
let a = [];
for (let i = 0; i < 20000; i++) a = [a, 1];
survives(() => a.flat(Infinity).length);
survives(() => JSON.stringify(a));
survives(() => String(a));
survives(() => a.toLocaleString());
survives(() => a.join().length);
survives(() => [a, a].sort());
let m = new Map();
for (let i = 0; i < 20000; i++) m = new Map([[m, m]]);
survives(() => JSON.stringify([...m]));
let l = null;
for (let i = 0; i < 20000; i++) l = { next: l, get value() { return this.next ? this.next.value : 0; } };
survives(() => l.value);
survives(() => JSON.stringify(l));
