//# structuredClone of deep objects
let o = {};
for (let i = 0; i < 50000; i++) o = { o };
survives(() => structuredClone(o));
let a = [];
for (let i = 0; i < 50000; i++) a = [a];
survives(() => structuredClone(a));
let m = new Map();
for (let i = 0; i < 50000; i++) m = new Map([[m, m]]);
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
for (let i = 0; i < 50000; i++) o = { o };
console.log(o);
let a = [];
for (let i = 0; i < 50000; i++) a = [a];
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
for (let i = 0; i < 30000; i++) clearTimeout(setTimeout(() => { }, 1e9));
for (let i = 0; i < 5000; i++) setTimeout(() => { }, i % 10);

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

//# util.inspect with custom inspection that recurses
const util = process.getBuiltinModule("node:util");
const o = { [util.inspect.custom]() { return util.inspect(o); } };
survives(() => util.inspect(o));
const p = { [util.inspect.custom](d, options, inspect) { return inspect(p, options); } };
survives(() => util.inspect(p));
survives(() => util.format("%o %O %j %s", o, p, {}, p));
const q = { toString() { return util.format("%s", q); } };
survives(() => util.format("%s", q));

//# util.inspect of an error whose message inspects it: optional
const util = process.getBuiltinModule("node:util");
class E extends Error { get message() { return util.inspect(this); } }
survives(() => util.inspect(new E()));

//# util and assert on deep values
const util = process.getBuiltinModule("node:util"), assert = process.getBuiltinModule("node:assert");
let a = [], b = [];
for (let i = 0; i < 20000; i++) { a = [a]; b = [b]; }
survives(() => util.isDeepStrictEqual(a, b));
survives(() => assert.deepStrictEqual(a, b));
survives(() => util.inspect(a, { depth: Infinity }).length);
survives(() => { try { assert.deepStrictEqual(a, [b]); } catch (e) { if (!(e instanceof assert.AssertionError)) throw e; } });
const c = []; c.push(c); const d = []; d.push(d);
survives(() => util.isDeepStrictEqual(c, d));

//# event emitters
const EventEmitter = process.getBuiltinModule("node:events");
const e = new EventEmitter();
e.on("x", () => e.emit("x"));
range(() => e.emit("x"));
const n = new EventEmitter();
n.on("newListener", () => n.on("y", () => { }));
survives(() => n.on("x", () => { }));

//# event target listeners by the thousand
const t = new EventTarget();
for (let i = 0; i < 1000; i++) t.addEventListener("x", () => { });
t.dispatchEvent(new Event("x"));

//# AbortSignal.any chains
if (AbortSignal.any) {
    const c = new AbortController();
    let s = c.signal;
    for (let i = 0; i < 5000; i++) s = AbortSignal.any([s]);
    c.abort();
    equal(s.aborted, true);
}

//# URLSearchParams of odd iterables
const it = { [Symbol.iterator]() { return new URLSearchParams(it); } };
survives(() => new URLSearchParams(it));
survives(() => new URLSearchParams({ get x() { return new URLSearchParams(this); } }));

//# path on huge texts
const path = process.getBuiltinModule("node:path");
survives(() => path.resolve("/", "../".repeat(100000)));
survives(() => path.normalize("a/../".repeat(100000)));
survives(() => path.join(...new Array(50000).fill("a")));
survives(() => path.relative("/a".repeat(50000), "/b".repeat(50000)));

//# promisify and callbackify chains
const util = process.getBuiltinModule("node:util");
let f = cb => cb(null, 1);
for (let i = 0; i < 500; i++) f = util.callbackify(util.promisify(f));
survives(() => f(() => { }));
survives(() => { let d = () => 1; for (let i = 0; i < 300; i++) d = util.deprecate(d, ""); return d(); });

//# exit handlers that exit
process.on("exit", () => process.emit("exit"));
survives(() => process.emit("exit"));

//# streams of text encoders
survives(() => { let s = "x"; for (let i = 0; i < 20; i++) s = new TextDecoder().decode(new TextEncoder().encode(s + s)); return s.length; });
survives(() => structuredClone(new Map([[new Set([new Error("x", { cause: new Error("y") })]), [new Date(), /x/g, 1n, new Uint8Array(4)]]])));
refused(() => { try { structuredClone({ f() { } }); } catch (e) { if (e.name !== "DataCloneError") throw e; } });

//# console methods with recursion
for (const name of ["log", "error", "info", "warn", "debug", "dir", "table", "assert", "trace", "group"]) {
    const o = { get x() { return console[name](o); }, toString() { return console[name](o); }, toJSON() { console[name](o); } };
    survives(() => console[name](o));
    survives(() => console[name]("%s %j %d", o, o, o));
}
let a = [];
for (let i = 0; i < 3000; i++) { a = [a]; console.group(); }
survives(() => console.table(a));
survives(() => console.log("x"));
