//# function
function f() { return f() + 1; }
range(f);

//# function with many locals
function f(a, b, c) { let d = a + 1, e = [d], g = { e }, h = `${d}`; return f(d, g, h) + d; }
range(() => f(1, 2, 3));

//# arrow
const f = x => f(x + 1) + 1;
range(() => f(0));

//# method
const o = { m(x) { return this.m(x) + 1; } };
range(() => o.m(1));

//# mutual
function a() { return b() + 1; }
function b() { return a() + 1; }
range(a);

//# default parameter
function f(x = f()) { return x; }
range(f);

//# destructuring default
function f({ x = f({}) } = {}) { return x; }
range(f);

//# computed key
function f() { return { [f()]: 1 }; }
range(f);

//# call
function f() { return f.call(this) + 1; }
range(f);

//# apply
function f() { return f.apply(this, arguments) + 1; }
range(() => f(1, 2));

//# apply of apply
function f() { return Function.prototype.apply.apply(Function.prototype.call, [f, [null]]); }
range(f);

//# Reflect.apply
function f() { return Reflect.apply(f, null, []) + 1; }
range(f);

//# bind
function f() { return f.bind(null)() + 1; }
range(f);

//# bound chain
let f = function () { return 1; };
for (let i = 0; i < 100000; i++) f = f.bind(null);
survives(() => f());
survives(() => new f());
survives(() => ({}) instanceof f);
survives(() => Reflect.construct(f, [], f));
survives(() => f.name.length);

//# bound chain with arguments
let f = function () { return arguments.length; };
for (let i = 0; i < 3000; i++) f = f.bind(null, i);
survives(() => f());

//# spread call
function f(...a) { return f(...a, 1); }
range(f);

//# constructor
function C() { this.c = new C(); }
range(() => new C());

//# class constructor
class C { constructor() { new C(); } }
range(() => new C());

//# class field
class C { x = new C(); }
range(() => new C());

//# class private field
class C { #x = new C(); }
range(() => new C());

//# class static block
function f() { class C { static { f(); } } }
range(f);

//# class static field
function f() { return class { static x = f(); }; }
range(f);

//# class heritage
function f() { return class extends f() { }; }
range(f);

//# deep class hierarchy
let C = class { };
for (let i = 0; i < 40000; i++) C = class extends C { };
survives(() => new C());
survives(() => new C() instanceof Object);
survives(() => C.missing);

//# deep class hierarchy with constructors
let C = class { };
for (let i = 0; i < 20000; i++) C = class extends C { constructor() { super(); } };
survives(() => new C());

//# deep class hierarchy with super calls
let C = class { m() { return 0; } };
for (let i = 0; i < 20000; i++) C = class extends C { m() { return super.m() + 1; } };
survives(() => new C().m());

//# Reflect.construct
function C() { Reflect.construct(C, [], Object); }
range(() => new C());

//# Reflect.construct with proxies of proxies as newTarget
let p = function () { };
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
survives(() => Reflect.construct(Object, [], p));
survives(() => Reflect.construct(Array, [], p));
survives(() => Reflect.construct(p, [], p));
survives(() => class extends p { });
survives(() => new (class extends Object { constructor() { return Reflect.construct(Object, [], p); } }));

//# newTarget with a getter that constructs
const nt = new Proxy(function () { }, { get() { return Reflect.construct(Array, [], nt); } });
range(() => Reflect.construct(Array, [], nt));

//# getter
const o = { get x() { return this.x; } };
range(() => o.x);

//# setter
const o = { set x(v) { this.x = v; } };
range(() => o.x = 1);

//# getter on the prototype chain
const base = { get x() { return this.x; } };
const o = Object.create(Object.create(base));
range(() => o.x);

//# getter through many prototypes
let o = { get x() { return Object.keys(this).length; } };
for (let i = 0; i < 100000; i++) o = Object.create(o);
equal(o.x, 0);

//# deep prototype chain
let o = { base: 1 };
for (let i = 0; i < 100000; i++) o = Object.create(o);
equal(o.base, 1);
equal(o.missing, undefined);
equal("missing" in o, false);
equal(Reflect.has(o, "missing"), false);
equal(o instanceof Array, false);
equal(Object.prototype.isPrototypeOf.call({}, o), false);
survives(() => { o.added = 1; });
survives(() => { let n = 0; for (const k in o) n++; equal(n, 2); });
survives(() => { o.base = 2; });
survives(() => Reflect.set(o, "other", 1));
survives(() => Reflect.get(o, "other2"));
survives(() => o.__lookupGetter__("nothing"));
survives(() => o.toString());
survives(() => o[12345]);
survives(() => { o[12345] = 1; });
survives(() => Object.setPrototypeOf(o, null));
survives(() => Object.setPrototypeOf(Object.prototype, null));

//# deep prototype chain with properties on every level
let o = {};
for (let i = 0; i < 2000; i++) { o = Object.create(o); o["k" + i] = i; }
let n = 0;
for (const k in o) n++;
equal(n, 2000);
equal(o.k0, 0);

//# prototype chain of arrays and of proxies mixed
let o = [];
for (let i = 0; i < 30000; i++) o = i % 3 ? Object.create(o) : new Proxy(o, {});
survives(() => o.x);
survives(() => o[0]);
survives(() => { o.x = 1; });
survives(() => "x" in o);
survives(() => { for (const k in o); });

//# setting __proto__ to a cycle
const a = {}, b = Object.create(a);
let threw = false;
try { a.__proto__ = b; } catch (e) { threw = e instanceof TypeError; }
equal(threw, true);

//# prototype cycle through a proxy
const p = new Proxy({}, {});
const o = Object.create(p);
Object.setPrototypeOf(p, o);
survives(() => o.missing);
survives(() => "missing" in o);
survives(() => { o.missing = 1; });

//# prototype cycle through a proxy, for-in: stops
const p = new Proxy({}, {});
const o = Object.create(p);
Object.setPrototypeOf(p, o);
for (const k in o);

//# prototype cycle through a proxy, instanceof: stops
const p = new Proxy({}, {});
const o = Object.create(p);
Object.setPrototypeOf(p, o);
o instanceof Array;

//# symbol toPrimitive
const o = { [Symbol.toPrimitive]() { return +o; } };
range(() => +o);
range(() => `${o}`);
range(() => o + 1);
range(() => o < 1);
range(() => o == 1);
range(() => ({})[o]);

//# valueOf
const o = { valueOf() { return this - 1; } };
range(() => o * 2);
range(() => ++{ valueOf() { return o | 0; } }.x + o);

//# toString
const o = { toString() { return "" + this; } };
range(() => String(o));
range(() => o + "");
range(() => ({})[o]);
range(() => "abc".indexOf(o));

//# toJSON
const o = { toJSON() { return JSON.stringify(this); } };
range(() => JSON.stringify(o));

//# JSON replacer
range(() => JSON.stringify({ a: 1 }, function r(k, v) { return JSON.stringify({ b: 1 }, r); }));

//# JSON replacer that grows the object
range(() => JSON.stringify({}, (k, v) => ({ v })));

//# JSON toJSON that grows the object
const make = () => ({ toJSON() { return { x: make() }; } });
range(() => JSON.stringify(make()));

//# JSON reviver
range(() => JSON.parse("[1]", function r() { return JSON.parse("[1]", r); }));

//# JSON reviver that grows the object
survives(() => JSON.parse('{"a":1,"b":2}', function (k, v) { if (k === "a") { let o = this; o.b = { a: 1, b: 2 }; } return v; }));

//# JSON.parse deep array
survives(() => JSON.parse("[".repeat(1000000) + "]".repeat(1000000)));
let threw = false;
try { JSON.parse("[".repeat(1000000)); } catch (e) { threw = e instanceof SyntaxError || e instanceof RangeError; }
equal(threw, true);

//# JSON.parse deep object
survives(() => JSON.parse('{"a":'.repeat(300000) + "1" + "}".repeat(300000)));

//# JSON.parse deep with reviver
survives(() => JSON.parse("[".repeat(100000) + "]".repeat(100000), (k, v) => v));

//# JSON.stringify deep array
let a = [];
for (let i = 0; i < 300000; i++) a = [a];
survives(() => JSON.stringify(a));
survives(() => JSON.stringify(a, null, 1));
survives(() => JSON.stringify(a, (k, v) => v));

//# JSON.stringify deep object
let o = {};
for (let i = 0; i < 300000; i++) o = { o };
survives(() => JSON.stringify(o));
survives(() => JSON.stringify(o, ["o"]));

//# JSON.stringify deep proxies
let p = [];
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
survives(() => JSON.stringify(p));
survives(() => JSON.stringify({ p }, p));

//# tagged template
function tag(s) { return tag`x${1}`; }
range(tag);

//# template
const o = { toString() { return `${o}`; } };
range(() => `${o}`);

//# iterator
const o = { [Symbol.iterator]() { return [...o]; } };
range(() => [...o]);
range(() => { for (const x of o); });
range(() => { const [x] = o; });
range(() => new Map(o));
range(() => new Set(o));
range(() => Array.from(o));
range(() => Object.fromEntries(o));
range(() => Math.max(...o));

//# iterator next
const it = { [Symbol.iterator]() { return this; }, next() { return [...it]; } };
range(() => [...it]);
range(() => { const [a] = it; });
range(() => Array.from(it));
range(() => new Map(it));
range(() => new WeakSet(it));
range(() => Object.groupBy(it, x => x));

//# iterator closing
const it = { [Symbol.iterator]() { return this; }, next() { return { done: false, value: 1 }; }, return() { for (const x of it) break; return {}; } };
range(() => { for (const x of it) break; });
range(() => { const [a] = it; });
try { new Map(it); } catch (e) { equal(e instanceof TypeError, true); }
range(() => { for (const x of it) throw new RangeError(); });

//# iterator helpers chain
let it = [1].values();
for (let i = 0; i < 100000; i++) it = it.map(x => x);
survives(() => it.next());
survives(() => it.return());

//# iterator helpers chain of takes and drops
for (const name of ["take", "drop", "filter", "flatMap"]) {
    let it = [1, 2, 3].values();
    for (let i = 0; i < 100000; i++) it = name === "filter" ? it.filter(x => true) : name === "flatMap" ? it.flatMap(x => [x]) : it[name](1);
    survives(() => it.next());
    survives(() => it.return());
}

//# iterator flatMap recursion
function* g() { yield* [1, 2].values().flatMap(() => g()); }
range(() => [...g()]);

//# Iterator.from chain
let it = { next() { return { done: true }; } };
for (let i = 0; i < 100000; i++) it = Iterator.from({ __proto__: null, next: it.next.bind(it), [Symbol.iterator]: undefined });
survives(() => it.next());

//# generator delegation chain
function* g(inner) { yield* inner; }
let it = g([1]);
for (let i = 0; i < 100000; i++) it = g(it);
survives(() => it.next());
survives(() => it.return(1));

//# generator delegation to return and throw
function* g(inner) { try { yield* inner; } finally { } }
let it = g([1, 2, 3]);
for (let i = 0; i < 5000; i++) it = g(it);
survives(() => it.next());
survives(() => it.return(1));

//# generator that makes generators
function* g() { yield* g(); }
range(() => g().next());

//# generator recursion by next
function* g() { g().next(); }
range(() => g().next());

//# generator argument default
function* g(x = g()) { }
range(() => g());

//# proxy get
const p = new Proxy({}, { get(t, k, r) { return r[k]; } });
range(() => p.x);

//# proxy set
const p = new Proxy({}, { set(t, k, v, r) { r[k] = v; return true; } });
range(() => { p.x = 1; });

//# proxy has
const p = new Proxy({}, { has(t, k) { return k in p; } });
range(() => "x" in p);
range(() => { with (p) { x; } });

//# proxy deleteProperty
const p = new Proxy({}, { deleteProperty(t, k) { return delete p[k]; } });
range(() => delete p.x);

//# proxy ownKeys
const p = new Proxy({}, { ownKeys() { return Object.keys(p); } });
range(() => Object.keys(p));
range(() => Reflect.ownKeys(p));
range(() => ({ ...p }));
range(() => { for (const k in p); });
range(() => Object.assign({}, p));
range(() => JSON.stringify(p));

//# proxy getOwnPropertyDescriptor
const p = new Proxy({}, { getOwnPropertyDescriptor(t, k) { return Object.getOwnPropertyDescriptor(p, k); } });
range(() => Object.getOwnPropertyDescriptor(p, "x"));
range(() => p.hasOwnProperty("x"));
range(() => Object.hasOwn(p, "x"));

//# proxy defineProperty
const p = new Proxy({}, { defineProperty(t, k, d) { return Reflect.defineProperty(p, k, d); } });
range(() => Object.defineProperty(p, "x", { value: 1 }));

//# proxy getPrototypeOf
const p = new Proxy({}, { getPrototypeOf() { return Object.getPrototypeOf(p); } });
range(() => Object.getPrototypeOf(p));
range(() => p instanceof Object);
range(() => Object.prototype.isPrototypeOf(p));

//# proxy setPrototypeOf
const p = new Proxy({}, { setPrototypeOf(t, v) { return Reflect.setPrototypeOf(p, v); } });
range(() => Object.setPrototypeOf(p, null));

//# proxy isExtensible
const p = new Proxy({}, { isExtensible() { return Object.isExtensible(p); } });
range(() => Object.isExtensible(p));
range(() => Object.isFrozen(p));

//# proxy preventExtensions
const p = new Proxy({}, { preventExtensions() { return Reflect.preventExtensions(p); } });
range(() => Object.freeze(p));

//# proxy apply
const p = new Proxy(function () { }, { apply() { return p(); } });
range(() => p());
range(() => p.call());
range(() => Reflect.apply(p, null, []));
range(() => [1].map(p));
range(() => [3, 2, 1].sort(p));

//# proxy construct
const p = new Proxy(function () { }, { construct() { return new p(); } });
range(() => new p());

//# proxy whose handler is a proxy
let handler = {};
for (let i = 0; i < 100000; i++) handler = new Proxy({}, handler);
const p = new Proxy({}, handler);
survives(() => p.x);
survives(() => { p.x = 1; });
survives(() => "x" in p);
survives(() => Object.keys(p));

//# proxy whose handler is itself
const handler = {};
const p = new Proxy({}, handler);
Object.setPrototypeOf(handler, p);
range(() => p.x);
range(() => { p.x = 1; });
range(() => "x" in p);
range(() => delete p.x);
range(() => Object.keys(p));

//# proxy of proxies, every operation
let p = {};
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
survives(() => p.x);
survives(() => { p.x = 1; });
survives(() => "x" in p);
survives(() => delete p.x);
survives(() => Object.keys(p));
survives(() => Reflect.ownKeys(p));
survives(() => Object.getOwnPropertyDescriptor(p, "x"));
survives(() => Object.defineProperty(p, "x", { value: 1 }));
survives(() => Object.getPrototypeOf(p));
survives(() => Object.setPrototypeOf(p, null));
survives(() => Object.isExtensible(p));
survives(() => Object.preventExtensions(p));
survives(() => Object.freeze(p));
survives(() => Array.isArray(p));
survives(() => JSON.stringify(p));
survives(() => Object.prototype.toString.call(p));
survives(() => { for (const k in p); });
survives(() => ({ ...p }));
survives(() => [].concat(p));
survives(() => structuredCloneOrNot(p));
survives(() => p instanceof Object);
survives(() => `${p}`);
function structuredCloneOrNot(v) { return typeof structuredClone === "function" ? structuredClone({}) : v; }

//# proxy of proxies of a function
let p = function () { return 1; };
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
survives(() => p());
survives(() => new p());
survives(() => typeof p);
survives(() => p.call());
survives(() => ({}) instanceof p);
survives(() => Function.prototype.toString.call(p));
survives(() => p.bind()());

//# proxy of proxies of an array
let p = [1, 2, 3];
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
survives(() => Array.isArray(p));
survives(() => p.map(x => x));
survives(() => p.concat(p));
survives(() => [...p]);
survives(() => p.flat());
survives(() => p.push(1));
survives(() => p.join());
survives(() => String(p));
survives(() => JSON.stringify(p));

//# proxy as prototype
const p = new Proxy({}, { get(t, k, r) { return r[k]; }, has(t, k) { return k in o; }, set(t, k, v, r) { r[k] = v; return true; } });
const o = Object.create(p);
range(() => o.x);
range(() => "x" in o);
range(() => { o.x = 1; });

//# proxy as prototype of proxies
let o = {};
for (let i = 0; i < 100000; i++) o = Object.create(new Proxy(o, {}));
survives(() => o.x);
survives(() => { o.x = 1; });
survives(() => "x" in o);
survives(() => { for (const k in o); });
survives(() => o instanceof Array);

//# proxy getPrototypeOf that never ends: stops
const p = new Proxy({}, { getPrototypeOf() { return new Proxy({}, this); } });
p instanceof Array;

//# instanceof with hasInstance
const C = { [Symbol.hasInstance](v) { return v instanceof C; } };
range(() => 1 instanceof C);

//# species
class A extends Array { static get [Symbol.species]() { return function (n) { new A(3).map(x => x); return []; }; } }
range(() => new A(3).map(x => x));
range(() => new A(3).concat([]));
range(() => new A(3).slice());
range(() => new A(3).splice(0, 1));
range(() => new A(3).filter(x => x));
range(() => new A(3).flat());

//# promise species
class P extends Promise { static get [Symbol.species]() { P.resolve(1).then(() => 1); return P; } }
// An executor that overflows is a rejection (27.2.3.1, step 10), and then a capability without functions: a TypeError.
try { P.resolve(1).then(() => 1); } catch (e) { equal(e instanceof RangeError || e instanceof TypeError, true); }

//# regexp species
class R extends RegExp { static get [Symbol.species]() { return function (r) { return "a,b".split(new R(",")); }; } }
range(() => "a,b".split(new R(",")));

//# callbacks of arrays
for (const name of ["map", "filter", "forEach", "some", "every", "find", "findIndex", "findLast", "findLastIndex", "flatMap", "reduce", "reduceRight", "sort", "toSorted"]) {
    const f = () => { [1, 2][name](f, 0); return 0; };
    range(f);
}

//# Array.from callback
const f = () => Array.from([1], f);
range(f);

//# Array.fromAsync: stops
const f = () => Array.fromAsync([1], f);
f();

//# callbacks of collections
{ const m = new Map([[1, 1]]); const f = () => m.forEach(f); range(f); }
{ const s = new Set([1]); const f = () => s.forEach(f); range(f); }
{ const f = () => Object.groupBy([1], f); range(f); }
{ const f = () => Map.groupBy([1], f); range(f); }
{ const s = { size: 1, has() { return new Set([1]).intersection(s).size; }, keys() { return new Set([1]).union(s).keys(); } }; range(() => new Set([1]).isSubsetOf(s)); range(() => new Set([1]).union(s)); }

//# callbacks of strings
{ const f = () => "a".replace("a", f); range(f); }
{ const f = () => "a".replace(/a/, f); range(f); }
{ const f = () => "aa".replaceAll("a", f); range(f); }
{ const f = () => "aa".replaceAll(/a/g, f); range(f); }
{ const s = { [Symbol.replace]() { return "a".replace(s, ""); }, [Symbol.match]() { return "a".match(s); }, [Symbol.search]() { return "a".search(s); }, [Symbol.split]() { return "a".split(s); } };
    range(() => "a".replace(s, "")); range(() => "a".match(s)); range(() => "a".search(s)); range(() => "a".split(s)); }

//# regexp exec
const r = /a/g;
r.exec = function () { return r[Symbol.match]("a"); };
range(() => "a".match(r));
range(() => r.test("a"));
range(() => "a".replace(r, ""));
survives(() => [..."a".matchAll(r)]);

//# regexp flags and lastIndex
const r = /a/g;
Object.defineProperty(r, "flags", { get() { return "a".replace(r, ""); } });
range(() => "a".replace(r, ""));
const q = /a/g;
q.lastIndex = { valueOf() { q.lastIndex = this; return q.exec("a"); } };
range(() => q.exec("a"));

//# callbacks of typed arrays: optional
for (const name of ["map", "filter", "forEach", "some", "every", "find", "findIndex", "reduce", "reduceRight", "sort"]) {
    const f = () => { new Uint8Array(2)[name](f, 0); return 0; };
    range(f);
}

//# Reflect doors
{ const f = () => Reflect.get({ get x() { return f(); } }, "x"); range(f); }
{ const f = () => Reflect.set({ set x(v) { f(); } }, "x", 1); range(f); }
{ const f = () => Reflect.construct(f2, []); function f2() { f(); } range(f); }
{ const f = () => Object.assign({ set x(v) { f(); } }, { x: 1 }); range(f); }
{ const f = () => Object.entries({ get x() { return f(); } }); range(f); }
{ const f = () => Object.values({ get x() { return f(); } }); range(f); }
{ const f = () => Object.defineProperties({}, { get x() { return f(); } }); range(f); }
{ const f = () => Object.defineProperty({}, "x", { get value() { return f(); } }); range(f); }
{ const f = () => Object.fromEntries({ [Symbol.iterator]() { return f(); } }); range(f); }
{ const f = () => ({ ...{ get x() { return f(); } } }); range(f); }
{ const f = () => { const { ...r } = { get x() { return f(); } }; }; range(f); }

//# eval
const source = "eval(source)";
range(() => eval(source));
range(() => (0, eval)("(function g() { return (0, eval)('(' + g + ')()'); })()"));

//# Function constructor
globalThis.f = () => new Function("return f()")();
range(f);

//# eval of generators and async
globalThis.f = () => { const G = Object.getPrototypeOf(function* () { }).constructor; return [...new G("yield* f()")()]; };
range(f);

//# eval in parameters
function f(x = eval("f()")) { }
range(f);

//# with
const o = { get x() { with (o) { return x; } } };
range(() => o.x);

//# arguments object
function f(a) { arguments[0] = 1; return f.apply(null, arguments); }
range(() => f(1));

//# getter in destructuring
const o = { get a() { const { a } = this; return a; } };
range(() => o.a);

//# Function.prototype.toString and name
function f() { return `${{ toString: f }}`; }
range(f);

//# optional chaining
const o = { get x() { return this?.x?.y; } };
range(() => o?.x);

//# comma of try and finally
function f() { try { return f(); } finally { g(); } }
function g() { return 1; }
range(f);

//# finally that recurses: stops
function f() { try { f(); } finally { f(); } }
f();

//# catch that recurses: stops
function f() { try { f(); } catch { f(); } }
f();

//# catch that recurses natively: stops
function f() { try { [1].map(f); } catch { [1].map(f); } }
f();

//# error stack getter recursion
Error.prepareStackTrace = () => new Error().stack;
survives(() => new Error().stack);
try { null.x; } catch (e) { survives(() => e.stack); }

//# Error.captureStackTrace recursion
const o = { get name() { Error.captureStackTrace(o); return o.stack; } };
survives(() => { Error.captureStackTrace(o); return o.stack; });

//# Error.cause cycle
const e = new Error("a"); e.cause = e;
survives(() => String(e));
survives(() => e.stack);
const f = new Error("b", { cause: e }); e.cause = f;
throw new RangeError("thrown on", { cause: f });

//# error toString recursion
const e = { get name() { return Error.prototype.toString.call(e); } };
range(() => Error.prototype.toString.call(e));

//# AggregateError recursion
const o = { [Symbol.iterator]() { return new AggregateError(o); } };
range(() => new AggregateError(o));

//# uncaught deep recursion inside natives
function f() { return [1].map(f); }
f();

//# thrown by every level
function f(n) { try { [1].forEach(() => f(n + 1)); } catch (e) { throw e; } }
range(() => f(0));

//# stack edge, many shapes
const shapes = [
    () => JSON.stringify({ toJSON() { return 1; } }), () => [3, 1, 2].sort((a, b) => a - b), () => "a".replace(/a/, () => "b"),
    () => new Proxy({}, { get() { return 1; } }).x, () => `${{ toString() { return "x"; } }}`, () => Reflect.construct(Date, [0]),
    () => /(a|b)*c/.test("ababab"), () => eval("1 + 1"), () => new Function("return 1")(), () => [[1, [2]]].flat(3), () => [[1], [2]].toString(),
    () => { class A { x = 1; #y = 2; static z = 3; } return new A(); }, () => { function* g() { yield* [1, 2]; } return [...g()]; },
    () => { async function a() { await 1; } a(); }, () => new Error("x").stack, () => BigInt("12345678901234567890") ** 20n, () => new Map([[1, 2]]),
    () => Promise.all([1, 2]), () => { try { null.x; } catch (e) { return e.message; } }, () => "x".localeCompare("y"), () => new Date(0).toString(),
    () => new Intl0(), () => Object.groupBy([1, 2], x => x), () => "a-b".split(/-/), () => (1.5).toFixed(20), () => structuredClone0(),
];
function Intl0() { } function structuredClone0() { }
for (const shape of shapes) {
    let done = 0;
    const f = () => { try { f(); } catch (e) { if (!(e instanceof RangeError)) throw e; } if (done < 300) { done++; survives(shape); } };
    survives(f);
    const g = () => { try { [1].map(g); } catch (e) { if (!(e instanceof RangeError)) throw e; } if (done < 600) { done++; survives(shape); } };
    survives(g);
}
