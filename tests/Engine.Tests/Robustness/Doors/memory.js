//# strings over the limit: limited
range(() => "a".repeat(2 ** 30));
range(() => "ab".repeat(2 ** 31));
range(() => "a".repeat(Number.MAX_SAFE_INTEGER));
range(() => "a".padEnd(2 ** 31));
range(() => "a".padStart(2 ** 31, "xy"));
range(() => "a".padEnd(Infinity));
const big = "a".repeat(2 ** 24);
range(() => big.concat(big, big, big, big, big, big, big, big, big));
range(() => big + big + big + big + big + big + big + big + big);
range(() => new Array(9).fill(big).join());
range(() => new Array(2 ** 17).fill("a".repeat(2 ** 12)).join(""));
range(() => "a".repeat(2 ** 16).replaceAll("a", "b".repeat(2 ** 16)));
range(() => "a".repeat(2 ** 16).replace(/a/g, "b".repeat(2 ** 16)));
range(() => "a".repeat(2 ** 15).replaceAll("a", "$`$'$`$'"));
range(() => JSON.stringify(new Array(64).fill(big.slice(0, 2 ** 22))));
range(() => escape("\u1234".repeat(2 ** 25)));
range(() => encodeURIComponent("\u1234".repeat(2 ** 25)));
range(() => `${big}${big}${big}${big}${big}${big}${big}${big}${big}`);
range(() => String.raw({ raw: new Array(16).fill(big) }));
survives(() => big.toUpperCase().length);
survives(() => "\u00df".repeat(2 ** 24).toUpperCase());
survives(() => "\ufdfa".repeat(2 ** 22).normalize("NFKD"));
survives(() => Symbol(big).toString());
survives(() => new Error(big).toString());
survives(() => new Error(big).stack);
survives(() => big.split(""));
survives(() => Object.keys(big).length);
survives(() => ({ ...Object(big) }));
survives(() => { for (const k in Object(big)) if (k > 10) break; });

//# string doubled in a property key: limited
let k = "key";
survives(() => { for (let i = 0; i < 22; i++) { k += k; ({})[k] = 1; } });

//# concat that grows: limited
const a = [1];
range(() => { let b = a; for (;;) b = b.concat(b, b, b, b, b, b, b, b); });

//# allocation bomb of one array: memory
const a = [];
for (;;) a.push(a);

//# allocation bomb of objects: memory
let o = {};
for (;;) o = { o, p: [o], q: "x" + Math.random() };

//# allocation bomb of strings: memory
const a = [];
for (;;) a.push("x".repeat(1e6) + Math.random());

//# allocation bomb of flattened strings: memory
let a = [];
for (;;) { let s = "ab" + Math.random(); for (let i = 0; i < 16; i++) s += s; a.push(s); s.charCodeAt(3); }

//# allocation bomb of arrays: memory
const a = [];
for (;;) a.push(new Array(1e6).fill(0));

//# allocation bomb of one big array: memory
for (let n = 1e6, a = []; ; n *= 2) a.push(new Array(n).fill(n));

//# allocation bomb of maps: memory
const m = new Map();
for (let i = 0; ; i++) m.set(i, {});

//# allocation bomb of sets of strings: memory
const m = new Set();
for (let i = 0; ; i++) m.add("s" + i);

//# allocation bomb of properties: memory
const m = {};
for (let i = 0; ; i++) m["s" + i] = i;

//# allocation bomb of closures: memory
let f = () => 1;
for (;;) { const g = f; f = () => g; }

//# allocation bomb of bigints: memory
const a = [];
for (let i = 1n; ; i++) a.push((1n << 1000000n) + i);

//# allocation bomb of typed arrays: memory
const a = [];
for (;;) a.push(new Uint8Array(100000).fill(1));

//# allocation bomb of buffers: memory
const a = [];
for (let n = 1 << 20; ; n *= 2) a.push(new Uint8Array(n).fill(1));

//# allocation bomb of a resizable buffer: memory
const a = [];
for (;;) { const b = new ArrayBuffer(8, { maxByteLength: 1 << 22 }); b.resize(1 << 22); new Uint8Array(b).fill(1); a.push(b); }

//# allocation bomb of one huge string: memory
let s = "0123456789";
for (;;) { s += s; s.charCodeAt(1); }

//# allocation bomb of one regexp: memory
for (let n = 1000; ; n *= 2) { new RegExp("(a|[b-z])".repeat(n % 50000) + "x".repeat(n)).exec("b"); }

//# allocation bomb of a growing map: memory
for (let n = 1024, m; ; n *= 2) { m = new Map(); for (let i = 0; i < n; i++) m.set(i, i); }

//# allocation bomb of weak things: memory
const m = new WeakMap(), keys = [];
for (;;) { const k = {}; keys.push(k); m.set(k, new Array(100).fill(0)); }

//# allocation bomb caught again and again: memory
const a = [];
for (;;) try { for (let n = 1e6; ; n *= 2) a.push(new Array(n).fill(n)); } catch (e) { a.push("x".repeat(1e5) + a.length); }

//# allocation bomb of promises: memory
const a = [];
for (;;) a.push(new Promise(() => { }).then(() => { }));

//# allocation bomb of symbols and registry: memory
for (let i = 0; ; i++) Symbol.for("x".repeat(100) + i);

//# allocation bomb of jobs: memory
for (;;) Promise.resolve().then(() => { });

//# allocation bomb of code: memory
const a = [];
for (let i = 0; ; i++) a.push(new Function("return " + i));

//# allocation bomb of regexps: memory
const a = [];
for (let i = 0; ; i++) a.push(new RegExp("a".repeat(100) + i));

//# allocation bomb in splitting: memory
const a = [], s = "a,".repeat(1e6);
for (;;) a.push(s.split(","));

//# allocation bomb in concat: memory
let b = [1];
for (const a = []; ;) { b = b.length < 1e7 ? b.concat(b) : b.slice(); a.push(b); }

//# allocation bomb in json: memory
const a = [], s = "[" + "1,".repeat(1e6) + "1]";
for (;;) a.push(JSON.parse(s));

//# allocation bomb in generators: memory
function* g() { yield 1; }
const a = [];
for (;;) { const i = g(); i.next(); a.push(i); }

//# allocation bomb in errors: memory
const a = [];
for (;;) { const e = new Error("x"); e.stack; a.push(e); }

//# allocation bomb in catch: memory
const a = [];
for (;;) try { for (;;) a.push(new Array(1000).fill(0)); } catch { } finally { a.push(1); }

//# a long array without elements is spread: limited
const empty = new Array(1e8);
range(() => [...empty]);
range(() => [1, 2, ...empty, 3]);
range(() => Math.max(...empty));

//# a long array without elements is iterated: limited
const empty = new Array(1e8);
survives(() => Array.from(empty).length);
survives(() => { const [first, ...rest] = empty; return rest.length; });
