//# structuredClone of deep objects
let o = {};
for (let i = 0; i < 200000; i++) o = { o };
survives(() => structuredClone(o));
let a = [];
for (let i = 0; i < 200000; i++) a = [a];
survives(() => structuredClone(a));
let m = new Map();
for (let i = 0; i < 200000; i++) m = new Map([[m, m]]);
survives(() => structuredClone(m));

//# structuredClone of cyclic objects
const o = { };
o.o = o;
equal(structuredClone(o).o.o.o === o, false);
const m = new Map(); m.set(m, m);
structuredClone(m);
const e = new Error("x"); e.cause = e;
structuredClone(e);

//# structuredClone with a getter that clones
const o = { get x() { return structuredClone(o); } };
range(() => structuredClone(o));

//# console.log of deep objects
let o = {};
for (let i = 0; i < 200000; i++) o = { o };
console.log(o);
let a = [];
for (let i = 0; i < 200000; i++) a = [a];
console.log(a);
console.dir(a, { depth: null });
console.dir(o, { depth: Infinity });

//# console.log of cycles
const o = { };
o.o = o; o.a = [o, [o]]; o.m = new Map([[o, o]]); o.s = new Set([o]);
console.log(o, [o], "%o %O %j", o, o, o);
const e = new Error("x"); e.cause = e; e.errors = [e];
console.log(e);
console.error(new AggregateError([e, e], "y", { cause: e }));

//# console.log of proxies
let p = {};
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
survives(() => console.log(p));
survives(() => console.log(new Proxy({}, { get() { console.log(this); throw new RangeError(); }, ownKeys() { throw new RangeError(); } })));

//# console.log of getters that log
const o = { get x() { console.log(o); return 1; }, [Symbol.for("nodejs.util.inspect.custom")]() { console.log(o); return "x"; } };
survives(() => console.log(o));

//# console.log of big things
console.log(new Array(1e6).fill(1), "x".repeat(1e6), new Array(2 ** 32 - 1));
const o = {};
for (let i = 0; i < 10000; i++) o["k" + i] = i;
console.log(o);

//# console.log of long cause chains
let e = new Error("0");
for (let i = 0; i < 20000; i++) e = new Error("" + i, { cause: e });
survives(() => console.log(e));
throw new RangeError("thrown on", { cause: e });

//# timers that set timers: stops
function f() { setTimeout(f); setTimeout(f); }
f();

//# interval: stops
setInterval(() => { }, 1);

//# immediate flood: stops
function f() { setImmediate(f); }
typeof setImmediate === "function" ? f() : setInterval(() => { });

//# microtask flood: stops
function f() { queueMicrotask(f); }
f();

//# nextTick flood: stops
function f() { process.nextTick(f); }
typeof process === "object" ? f() : setInterval(() => { });

//# timers by the hundred thousand
for (let i = 0; i < 100000; i++) clearTimeout(setTimeout(() => { }, 1e9));
for (let i = 0; i < 20000; i++) setTimeout(() => { }, i % 10);

//# a timer far away: stops
setTimeout(() => { }, 1e9);

//# a timer with recursion
setTimeout(function f() { range(() => { (function g() { g(); })(); }); }, 1);

//# event listeners that dispatch
const t = new EventTarget();
t.addEventListener("x", () => t.dispatchEvent(new Event("x")));
survives(() => t.dispatchEvent(new Event("x")));

//# AbortController that aborts
const c = new AbortController();
c.signal.addEventListener("abort", () => c.abort());
c.abort();

//# URL extremes
for (const u of ["a".repeat(1000000), "http://" + "a.".repeat(100000), "http://a/" + "../".repeat(100000), "http://a/?" + "a=b&".repeat(100000), "http://[" + ":".repeat(10000) + "]", "http://" + "1.".repeat(10000)])
    try { new URL(u).searchParams.toString(); } catch (e) { if (!(e instanceof TypeError)) throw e; }

//# TextEncoder extremes: optional
survives(() => new TextDecoder().decode(new TextEncoder().encode("\ud83d".repeat(1000000))).length);
