//# async function
async function f() { await f(); }
f();

//# async function that awaits first: stops
async function f() { await null; await f(); }
f();

//# async arrow and default parameters
const f = async (x = f()) => x;
f();

//# async chain
let p = Promise.resolve(1);
async function f(q) { return await q; }
for (let i = 0; i < 100000; i++) p = f(p);

//# then chain
let p = Promise.resolve(1);
for (let i = 0; i < 200000; i++) p = p.then(x => x);

//# then chain made backwards
let resolve, p = new Promise(r => resolve = r);
const all = [];
for (let i = 0; i < 100000; i++) { const q = p; p = new Promise(r => r(q)); }
resolve(1);

//# promise resolved by promise, nested
let p = Promise.resolve(1);
for (let i = 0; i < 100000; i++) { const q = p; p = new Promise(r => r({ then(f) { q.then(f); } })); }

//# thenable that gives itself: stops
const t = { then(f) { f(t); } };
Promise.resolve(t);

//# thenable that recurses in then: stops
const t = { then(f) { Promise.resolve(t).then(f); t.then(f); } };
Promise.resolve(t);

//# then getter
const t = { get then() { return Promise.resolve(t); } };
survives(() => { new Promise(r => r(t)); t.then; });

//# await of a getter then: stops
const t = { get then() { (async () => await t)(); return undefined; } };
(async () => await t)();

//# promise constructor
function f() { return new Promise(f); }
f();

//# Promise.all recursion
function f() { return Promise.all({ [Symbol.iterator]() { return f(); } }); }
f();

//# Promise.try recursion
function f() { return Promise.try(f); }
f();

//# Promise resolve in constructor getter
const p = Promise.resolve(1);
Object.defineProperty(p, "constructor", { get() { return Promise.resolve(p); } });
range(() => Promise.resolve(p));

//# promise finally chain
let p = Promise.resolve(1);
for (let i = 0; i < 100000; i++) p = p.finally(() => { });

//# Promise.all nested
let p = Promise.resolve(1);
for (let i = 0; i < 20000; i++) p = Promise.all([p]);

//# unhandled rejection flood
for (let i = 0; i < 100000; i++) Promise.reject(i);

//# job flood: stops
function f() { Promise.resolve().then(f); Promise.resolve().then(f); }
f();

//# job loop: stops
(async () => { for (;;) await null; })();

//# async generator
async function* g() { yield* g(); }
g().next();

//# async generator delegation chain
async function* g(inner) { yield* inner; }
let it = g([1]);
for (let i = 0; i < 20000; i++) it = g(it);
it.next();
it.return();

//# async generator queue
async function* g() { yield 1; }
const it = g();
for (let i = 0; i < 100000; i++) it.next();
for (let i = 0; i < 1000; i++) it.return();

//# async generator that nexts itself
async function* g() { it.next(); it.next(); yield 1; it.next(); }
const it = g();
it.next();

//# async iteration of a sync iterator that recurses
const o = { [Symbol.iterator]() { f(); return [1][Symbol.iterator](); } };
async function f() { for await (const x of o); }
f();

//# async disposal
async function f() { await using x = { [Symbol.asyncDispose]() { return f(); } }; }
f();

//# disposal
function f() { using x = { [Symbol.dispose]() { f(); } }; }
survives(f);

//# DisposableStack
function f() { const s = new DisposableStack(); s.defer(f); s.dispose(); }
range(f);

//# DisposableStack of stacks
let s = new DisposableStack();
for (let i = 0; i < 100000; i++) { const t = new DisposableStack(); t.use(s); s = t; }
survives(() => s.dispose());

//# DisposableStack with many throwing resources
const s = new DisposableStack();
for (let i = 0; i < 50000; i++) s.defer(() => { throw i; });
let e;
try { s.dispose(); } catch (x) { e = x; }
survives(() => String(e));
survives(() => e.stack);
throw new RangeError("as it is", { cause: e });

//# WeakRef and FinalizationRegistry churn
const r = new FinalizationRegistry(() => { });
for (let i = 0; i < 100000; i++) { const o = {}; r.register(o, i, o); new WeakRef(o); if (i % 3 === 0) r.unregister(o); }

//# WeakMap churn
const m = new WeakMap();
let o = {};
for (let i = 0; i < 200000; i++) { const p = {}; m.set(o, p); o = p; }
equal(m.has(o), false);

//# dynamic import that fails
async function f() { try { await import("nothing"); } catch { } }
for (let i = 0; i < 100; i++) f();

//# import in eval recursion
globalThis.f = () => eval("import({ toString() { return f(); } })");
f();

//# Promise combinators nested
for (const name of ["all", "allSettled", "any", "race"]) {
    let p = Promise.resolve(1);
    for (let i = 0; i < 5000; i++) p = Promise[name]([p, p]);
}

//# Promise combinators with thenables
for (const name of ["all", "allSettled", "any", "race"]) {
    const t = { then(f) { Promise[name]([t]); throw 1; } };
    class P extends Promise { static resolve(v) { return P[name]([v]); } }
    survives(() => P[name]([1]).catch(() => { }));
}

//# Promise.withResolvers chain
let first, last;
for (let i = 0; i < 50000; i++) { const { promise, resolve } = Promise.withResolvers(); if (last) last(promise); else first = promise; last = resolve; }
last(1);
first.then(x => equal(x, 1));

//# thenable that recurses at once
const t = { then(f) { t.then(f); } };
Promise.resolve(t).catch(e => equal(e instanceof RangeError, true));
(async () => { try { await t; } catch (e) { equal(e instanceof RangeError, true); } })();

//# thenable getter that recurses
const t = { get then() { return t.then; } };
new Promise(r => r(t)).catch(e => equal(e instanceof RangeError, true));
(async () => t)().catch(e => equal(e instanceof RangeError, true));

//# await caught in async functions
async function f(n) { return n ? 1 + await f(n - 1) : 0; }
f(1000).then(n => equal(n, 1000));
f(1e6).catch(e => equal(e instanceof RangeError, true));

//# async methods, getters and arrows
const o = { async m() { return this.m(); }, get x() { return (async () => this.x)(); } };
o.m().catch(e => equal(e instanceof RangeError, true));
survives(() => o.x);
const f = async () => f();
f().catch(e => equal(e instanceof RangeError, true));

//# async iterators
const it = { [Symbol.asyncIterator]() { return { next() { f(); return { done: true }; } }; } };
async function f() { for await (const x of it); }
f();

//# async iterator closing: stops
const it = { [Symbol.asyncIterator]() { return { next: async () => ({ done: false }), return() { f(); return {}; } }; } };
async function f() { for await (const x of it) break; }
f();

//# async generators with return and throw: stops
async function* g() { try { yield 1; } finally { const i = g(); i.next(); i.return(); } }
(async () => { const i = g(); await i.next(); await i.return(); })();
setTimeout0();
function setTimeout0() { }

//# async generator that yields itself
async function* g() { yield g(); yield* g(); }
(async () => { let n = 0; try { for await (const x of g()) if (++n > 200) break; } catch (e) { equal(e instanceof RangeError, true); } })();

//# Array.fromAsync of recursion
const it = { [Symbol.asyncIterator]() { Array.fromAsync(it); return { next: async () => ({ done: true }) }; } };
Array.fromAsync(it).catch(e => equal(e instanceof RangeError, true));

//# AsyncDisposableStack of stacks
let s = new AsyncDisposableStack();
for (let i = 0; i < 20000; i++) { const t = new AsyncDisposableStack(); t.use(s); s = t; }
s.disposeAsync();

//# await using that recurses
async function f() { await using x = { async [Symbol.asyncDispose]() { await f(); } }; throw 1; }
f().catch(() => { });

//# finally that recurses in promises
const f = () => Promise.resolve().finally(f);
survives(() => { for (let i = 0; i < 100; i++) Promise.reject(1).finally(() => { throw 2; }).catch(() => { }); });

//# finally that recurses for ever: stops
const f = () => Promise.resolve().finally(f);
f();

//# async recursion after every await: stops
async function f() { for (;;) { await null; f(); } }
f();

//# FinalizationRegistry callbacks
// Whenever the collector comes: also after this program.
function f() { f(); }
const r = new FinalizationRegistry(() => { try { f(); } catch (e) { if (!(e instanceof RangeError)) throw e; } });
for (let i = 0; i < 1000; i++) r.register({}, i);

//# unhandled rejection with a deep reason
let e = new Error("0");
for (let i = 0; i < 20000; i++) e = new Error("x", { cause: e });
Promise.reject(e);

//# Atomics.waitAsync flood
const a = new Int32Array(new SharedArrayBuffer(8));
for (let i = 0; i < 10000; i++) Atomics.waitAsync(a, 0, 0, 1);
Atomics.notify(a, 0);
