// Runs the calls below from several threads at a time, each on objects of its own ("distinct") or all on the same ones ("shared").
const host = globalThis.__cjs;
const isPromise = require("node:util").types.isPromise;
const mode = host ? host.mode : process.argv[2] ?? "distinct";
const threadCount = host ? host.threads : Number(process.argv[3] ?? 2);

function makeAll(make) {
  const on = {};
  for (const name of Object.keys(make)) {
    try {
      on[name] = make[name]();
    } catch {
      on[name] = undefined;
    }
  }
  return on;
}

// A promise that nobody settles is given up.
function settled(promise) {
  let timer;
  const late = new Promise(resolve => { timer = setTimeout(resolve, 100, "pending"); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function runCalls(on, calls) {
  const results = [];
  for (let i = 0; i < calls.length; i++) {
    host?.turn(i);
    let result;
    try {
      result = calls[i](on);
      if (isPromise(result)) result = await settled(result);
    } catch (error) {
      result = error;
    }
    results.push(result);
  }
  return results;
}

// What a result looks like, without running any of its code.
function digest(value) {
  const seen = new Map();
  let left = 300;
  const text = show(value, 0);
  return text.length > 1500 ? text.slice(0, 1500) + "…" : text;

  function show(v, depth) {
    if (v === null || (typeof v !== "object" && typeof v !== "function")) return typeof v === "string" ? JSON.stringify(v) : typeof v === "bigint" ? v + "n" : Object.is(v, -0) ? "-0" : String(v);
    if (typeof v === "function") return "function";
    if (seen.has(v)) return "#" + seen.get(v);
    seen.set(v, seen.size);
    if (depth > 4 || --left < 0) return "…";
    const inner = x => show(x, depth + 1);
    if (v instanceof Error) return "error " + v.name + ": " + v.message;
    if (v instanceof Map) return "Map{" + [...Map.prototype.entries.call(v)].slice(0, 50).map(e => inner(e[0]) + "=>" + inner(e[1])).join() + "}";
    if (v instanceof Set) return "Set{" + [...Set.prototype.values.call(v)].slice(0, 50).map(inner).join() + "}";
    if (v instanceof RegExp) return String(v);
    if (ArrayBuffer.isView(v) && !(v instanceof DataView)) return "bytes[" + Array.prototype.slice.call(v, 0, 100).join() + "]";
    if (isPromise(v)) return "Promise";
    if (require("node:util").types.isDate(v)) return "Date " + v.getTime();
    if (Array.isArray(v)) return "[" + v.slice(0, 100).map(inner).join() + (v.length > 100 ? ",…" + v.length : "") + "]";
    const fields = [];
    for (const key of Object.keys(v).slice(0, 60)) {
      const field = Object.getOwnPropertyDescriptor(v, key);
      if (field && "value" in field && typeof field.value !== "function") fields.push(key + ":" + inner(field.value));
    }
    return "{" + fields.join() + "}";
  }
}

function safeDigest(value) {
  try {
    return digest(value);
  } catch (error) {
    return "not to be shown: " + String(error && error.message);
  }
}

async function exercise(make, calls) {
  const isShared = mode.startsWith("shared"), isSerial = mode.endsWith("serial");
  const common = isShared ? makeAll(make) : null;
  const all = [];
  if (isSerial) {
    for (let i = 0; i < 6; i++) all.push(await runCalls(common ?? makeAll(make), calls));
  } else {
    const threads = Array.from({ length: threadCount }, (_, index) => new Thread(async () => {
      host?.begin(index);
      try {
        myTimers.value = [];
        return await runCalls(common ?? makeAll(make), calls);
      } finally {
        dropTimers();
        host?.end();
      }
    }));
    for (const thread of threads) all.push(await thread.join());
  }
  host?.done(JSON.stringify(all.map(results => results.map(safeDigest))));
}
