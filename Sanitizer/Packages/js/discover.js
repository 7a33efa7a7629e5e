// Looks for calls of a package that work: on one thread, with arguments from its own documentation or made up. `input` stands before this text.
const { createRequire } = require("node:module");
const host = globalThis.__cjs;
const load = createRequire(input.from + "/exercise.js");
const skip = new Set(input.skip);
const entries = [], calls = [], failures = [];
const usedNames = new Set();
let subject, how, exportNames = new Set(), untried = 0, lastName = 0;
const functions = new Set(), seenFunctions = new Set(), seenPrototypes = new Set(), pending = [];
const MaxKinds = 25, MaxMembers = 70;

let state = (input.seed * 2654435761 + 97) >>> 0;
const random = n => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor(state / 4294967296 * n);
};

const builtins = new Set([Object.getPrototypeOf(function* () {}.prototype), Object.getPrototypeOf(async function* () {}.prototype), Object.getPrototypeOf([][Symbol.iterator]()), Object.getPrototypeOf(new Map().keys()), Object.getPrototypeOf(new Set().keys()), Object.getPrototypeOf(""[Symbol.iterator]()), Object.getPrototypeOf("".matchAll(/a/g))]);
for (const name of Object.getOwnPropertyNames(globalThis)) {
  const value = Object.getOwnPropertyDescriptor(globalThis, name).value;
  if (typeof value === "function" && value.prototype) builtins.add(value.prototype);
}
for (const name of ["events", "stream", "buffer", "url", "assert"]) for (const value of Object.values(require("node:" + name))) if (typeof value === "function" && value.prototype) builtins.add(value.prototype);

// ---- Texts to values ----------------------------------------------------------------------------------------------------

const forbidden = /\b(process|require|import|fs|eval|Function|fetch|console|document|window|global|await|yield|arguments|XMLHttpRequest|WebSocket|setInterval|debugger|super|assert|expect)\b/;

function namesIn(text) {
  const names = new Set();
  for (const word of text.match(/(?<![.\w$])[A-Za-z_$][\w$]*/g) ?? []) if (exportNames.has(word) || input.aliases.includes(word)) names.add(word);
  return names;
}

function prologue(names) {
  let text = "";
  for (const name of names) text += exportNames.has(name) ? `const ${name} = subject.${name};\n` : `const ${name} = ${aliasText()};\n`;
  return text;
}

const aliasText = () => how === "import" && subject.default !== undefined ? "subject.default" : "subject";

function value(text, table) {
  return new Function("subject", "on", prologue(namesIn(text)) + "return (" + text + "\n);")(subject, table);
}

const member = name => /^[A-Za-z_$][\w$]*$/.test(name) ? "." + name : `[${JSON.stringify(name)}]`;

// ---- Arguments ----------------------------------------------------------------------------------------------------------

const byName = [
  [/^(arr|array|list|coll|items|values|xs|elements|tasks|args)/i, "[1, 2, 3]"],
  [/^(fn|func|callback|cb|iter|pred|compar|handler|listener|mapper|f$|resolve|reducer|customizer|project|selector)/i, "x => x"],
  [/^(opt|config|settings)/i, "{}"],
  [/^(re|regex|regexp|pattern)$/i, "/a/g"],
  [/^(v1|v2|version|range|release)/i, "'1.2.3'"],
  [/^(date|time|d)$/i, "'2020-01-02'"],
  [/^(str|string|text|s|src|input|template|html|markdown|css|expr)/i, "'hello world'"],
  [/^(key|name|prop|path|event|type|id|unit)/i, "'a'"],
  [/^(n|num|number|size|count|index|i|start|end|depth|min|max|len|length|a|b|x|y|wait|ms|delay|value|val|v)$/i, "2"],
  [/^(obj|object|o|source|target|props|data|map|schema)/i, "{ a: 1, b: { c: 2 } }"],
];
const pool = ["1", "2", "3.5", "'a'", "'hello world'", "'1.2.3'", "'2020-01-02'", "'a=1&b=2'", "[1, 2, 3]", "['b', 'a']", "{ a: 1, b: { c: 2 } }", "x => x", "(a, b) => a + b", "[{ a: 1 }, { a: 2 }]",
  "[['a', 1], ['b', 2]]", "true", "{}", "[]", "''", "0", "null", "/a/g", "new globalThis.Map([['a', 1]])", "new globalThis.Date(86400000)"];

function parameters(f) {
  const text = Function.prototype.toString.call(f);
  const list = /^(?:async\s+)?(?:function\s*\*?\s*[\w$]*\s*)?(?:[\w$]+\s*)?\(([^)]*)\)/.exec(text) ?? /^(?:async\s+)?([\w$]+)\s*=>/.exec(text);
  return list ? list[1].split(",").map(p => p.replace(/\/\*.*?\*\//g, "").replace(/=.*$/s, "").replace(/^\s*\.\.\./, "").trim()).filter(p => /^[\w$]+$/.test(p)) : [];
}

function* madeUp(f) {
  const names = parameters(f), count = Math.max(f.length, Math.min(names.length, 3));
  const guided = names.slice(0, Math.max(count, 1)).map(name => byName.find(rule => rule[0].test(name))?.[1] ?? "1");
  if (guided.length > 0) yield guided.slice(0, Math.max(f.length, 1));
  if (guided.length > f.length) yield guided;
  if (f.length === 0) yield [];
  for (let i = 0; i < input.tries; i++) {
    const length = f.length === 0 ? random(3) : f.length;
    yield Array.from({ length }, (_, at) => i % 2 === 0 && guided[at] !== undefined && random(2) === 0 ? guided[at] : pool[random(pool.length)]);
  }
}

// ---- Trying a call ----------------------------------------------------------------------------------------------------------

// Arguments that are objects get a name, so that threads can have their own or share one.
function attempt(label, argTexts, build, table) {
  const texts = [], made = [];
  for (const text of argTexts) {
    if (text.length === 0 || (forbidden.test(text) && !text.startsWith("new globalThis."))) return null;
    if (/^(\.\.\.|function|async|class)/.test(text) || /^[^'"`{[]*=>/.test(text)) {
      texts.push(text);
      continue;
    }
    const one = value(text, {});
    if (one !== null && typeof one === "object") {
      const name = "a" + ++lastName;
      made.push([name, text]);
      table = Object.assign(Object.create(table), { [name]: one });
      texts.push("on." + name);
    } else texts.push(text);
  }
  const text = build(texts.join(", "));
  if (skip.has(label)) return null;
  host.trying(label);
  const result = value(text, table);
  host.trying("");
  if (isPromise(result)) result.catch(() => {});
  return { text, made, result, label, whole: build(argTexts.join(", ")) };
}

const isPromise = require("node:util").types.isPromise;

function keep(found) {
  functions.add(found.label);
  for (const one of found.made) entries.push(one);
  for (const text of [found.text, ...found.made.map(one => one[1])]) for (const name of namesIn(text)) usedNames.add(name);
  calls.push([found.label, found.text]);
}

// Keeps some calls that work; answers the first.
function explore(label, name, f, build, fresh, most, needsObject = false) {
  if (calls.length >= input.maxCalls) {
    untried++;
    return null;
  }
  let first = null, kept = 0, lastError = null;
  const texts = new Set();
  const tryOne = args => {
    try {
      const found = attempt(label, args, build, fresh());
      if (found === null || texts.has(found.whole) || (needsObject && (found.result === null || found.result === undefined || found.result === subject || found.result === subject.default))) return;
      texts.add(found.whole);
      keep(found);
      kept++;
      first ??= found;
      later(found);
    } catch (error) {
      lastError = error;
      host.trying("");
    }
  };
  for (const args of Object.hasOwn(input.examples, name) ? input.examples[name] : []) if (kept < most) tryOne(args);
  const wanted = kept === 0 ? Math.min(2, most) : Math.min(kept + 1, most);
  for (const args of madeUp(f)) {
    if (kept >= wanted) break;
    tryOne(args);
  }
  // Caches and pools refuse to be made without a size.
  if (kept === 0) tryOne(["{ max: 10, size: 10, limit: 10, capacity: 10 }"]);
  if (kept === 0) failures.push(label + ": " + String(lastError && lastError.message || lastError).slice(0, 100));
  return first;
}

// What a call answers may be worth calling too: an object with methods, a function.
function later(found) {
  const result = found.result;
  if (typeof result === "function" && !seenFunctions.has(result) && !found.label.includes("()") && pending.length < 200) pending.push(() => callable(found.label, found.whole, result));
  else if (result !== null && typeof result === "object") pending.push(() => instance(found.label, found.whole, result));
}

function callable(label, make, f) {
  const name = "f" + ++lastName;
  if (forbidden.test(make)) return;
  const before = calls.length;
  const fresh = () => ({ [name]: value(make, {}) });
  entries.push([name, make]);
  explore(label + "()", "", f, args => `on.${name}(${args})`, fresh, 2);
  if (calls.length === before) entries.splice(entries.findIndex(e => e[0] === name), 1);
  else for (const used of namesIn(make)) usedNames.add(used);
}

function instance(label, make, sample) {
  const own = Object.getPrototypeOf(sample);
  if (own === null || builtins.has(own) || seenPrototypes.has(own) || seenPrototypes.size >= MaxKinds) return;
  seenPrototypes.add(own);
  const name = "i" + ++lastName;
  const kind = (typeof own.constructor === "function" && own.constructor.name) || label;
  entries.push([name, make]);
  for (const used of namesIn(make)) usedNames.add(used);
  const fresh = () => ({ [name]: value(make, {}) });
  let members = 0;
  const seen = new Set(["constructor"]);
  for (let at = own; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const key of Object.getOwnPropertyNames(at)) {
      if (seen.has(key) || key.startsWith("_") || members >= MaxMembers) continue;
      seen.add(key);
      const field = Object.getOwnPropertyDescriptor(at, key);
      members++;
      if (typeof field.value === "function") explore(`${kind}#${key}`, key, field.value, args => `on.${name}${member(key)}(${args})`, fresh, 2);
      else if (field.get) explore(`${kind}#${key}`, "", () => 0, () => `on.${name}${member(key)}`, fresh, 1);
    }
  }
  // Instances of some makers carry their methods themselves.
  for (const key of Object.keys(sample)) {
    const field = Object.getOwnPropertyDescriptor(sample, key);
    if (seen.has(key) || key.startsWith("_") || !field || typeof field.value !== "function" || members++ >= MaxMembers) continue;
    explore(`${kind}#${key}`, key, field.value, args => `on.${name}${member(key)}(${args})`, fresh, 2);
  }
  if (typeof sample[Symbol.iterator] === "function")
    explore(`${kind}#[Symbol.iterator]`, "", () => 0, () => `(of => { let n = 0; for (const x of of) if (++n === 20) break; return n; })(on.${name})`, fresh, 1);
}

const isClass = f => /^class\b/.test(Function.prototype.toString.call(f)) || (f.prototype && Object.getOwnPropertyNames(f.prototype).some(key => key !== "constructor"));

function walk(of, path, label, depth) {
  const keys = [];
  for (const key of Object.keys(of)) keys.push(key);
  for (const key of keys) {
    let one;
    try {
      one = of[key];
    } catch {
      continue;
    }
    const inner = path + member(key), name = label === "" ? key : label + "." + key;
    if (typeof one === "function") target(one, inner, name, key, depth);
    else if (one !== null && typeof one === "object" && !seenFunctions.has(one) && !Array.isArray(one)) {
      seenFunctions.add(one);
      const proto = Object.getPrototypeOf(one);
      if (proto === null || proto === Object.prototype || one[Symbol.toStringTag] === "Module") {
        if (depth < 3) walk(one, inner, name, depth + 1);
      } else pending.push(() => instance(name, inner, one));
    }
  }
}

function target(f, path, label, name, depth) {
  if (seenFunctions.has(f) || name === "constructor") return;
  seenFunctions.add(f);
  if (isClass(f)) explore("new " + label, name, f, args => `new ${path}(${args})`, () => ({}), 2);
  if (!/^class\b/.test(Function.prototype.toString.call(f))) explore(label, name, f, args => `${path}(${args})`, () => ({}), input.perFunction, isClass(f));
  if (depth < 3) walk(f, path, label, depth + 1);
}

(async () => {
  try {
    subject = load(input.specifier);
    how = "require";
  } catch (error) {
    if (!["ERR_REQUIRE_ESM", "ERR_PACKAGE_PATH_NOT_EXPORTED", "ERR_REQUIRE_ASYNC_MODULE"].includes(error && error.code) && !/import|export|ESM/i.test(String(error && error.message))) throw error;
    subject = await import(input.specifier);
    how = "import";
  }
  if (subject === null || (typeof subject !== "object" && typeof subject !== "function")) throw new Error(`expected functions, found an export of the type ${typeof subject}`);
  for (const key of Object.keys(subject)) if (/^[A-Za-z_$][\w$]*$/.test(key) && !["default", "arguments", "eval", "undefined", "on", "subject"].includes(key)) exportNames.add(key);
  for (const key of input.aliases) if (exportNames.has(key) && typeof subject === "function") exportNames.delete(key);
  for (const key of ["function", "class", "new", "delete", "return", "if", "for", "in", "of", "try", "catch", "default", "import", "export", "enum", "void", "null", "true", "false", "typeof", "with", "while", "do", "case", "switch", "var", "let", "const", "this", "throw", "static", "yield", "await", "number", "isNaN", "isFinite"]) exportNames.delete(key);
  if (typeof subject === "function") target(subject, "subject", input.aliases[0] ?? input.name, input.aliases[0] ?? "", 0);
  else {
    const proto = Object.getPrototypeOf(subject);
    walk(subject, "subject", "", 0);
    if (proto !== null && proto !== Object.prototype && subject[Symbol.toStringTag] !== "Module") pending.push(() => instance(input.name, "subject", subject));
  }
  for (let i = 0; i < pending.length; i++) pending[i]();
  const prologueText = prologue(usedNames);
  host.done(JSON.stringify({ how, prologue: prologueText, entries, calls, functions: functions.size, untried: untried + failures.length, failures: failures.slice(0, 50) }));
  realExit(0);
})().catch(error => {
  host.failed(String(error && error.stack || error));
  realExit(0);
});
