// Runs a package's own tests from several threads at a time: each thread its own copy of them ("tests-distinct") or all the same ones
// ("tests-shared"). `files` stands before this text.
const host = globalThis.__cjs;
const assert = require("node:assert");
const Module = require("node:module");
const { readFileSync } = require("node:fs");
const { dirname } = require("node:path");
const isPromise = require("node:util").types.isPromise;
const mode = host.mode, threadCount = host.threads;
const collector = new ThreadLocal();

// ---- describe, it, expect ---------------------------------------------------------------------------------------------------

const newSuite = (name, parent) => ({ name, parent, before: [], after: [], beforeEach: [], afterEach: [], began: false });
const withFunction = f => (name, ...rest) => {
  const body = rest.find(one => typeof one === "function");
  if (body) f(String(name), body);
};
const describe = withFunction((name, body) => {
  const of = collector.value, outer = of.at;
  of.at = newSuite(outer.name + name + " > ", outer);
  try {
    body();
  } finally {
    of.at = outer;
  }
});
const it = withFunction((name, body) => collector.value.tests.push({ name: collector.value.at.name + name, body, suite: collector.value.at }));
const nothing = () => {};
for (const f of [describe, it]) {
  f.only = f;
  f.skip = f.todo = f.failing = nothing;
  f.each = rows => (name, body) => rows.forEach((row, i) => f(`${name} ${i}`, (...rest) => body(...(Array.isArray(row) ? row : [row]), ...rest)));
}
const hook = name => (...rest) => collector.value.at[name].push(rest.find(one => typeof one === "function") ?? nothing);

function expect(found) {
  const check = (holds, what) => assert.ok(holds, what);
  const matchers = {
    toBe: v => check(Object.is(found, v), "toBe"), toEqual: v => assert.deepEqual(found, v), toStrictEqual: v => assert.deepStrictEqual(found, v),
    toBeTruthy: () => check(found, "toBeTruthy"), toBeFalsy: () => check(!found, "toBeFalsy"), toBeNull: () => check(found === null, "toBeNull"),
    toBeUndefined: () => check(found === undefined, "toBeUndefined"), toBeDefined: () => check(found !== undefined, "toBeDefined"), toBeNaN: () => check(Number.isNaN(found), "toBeNaN"),
    toContain: v => check(found.includes(v), "toContain"), toContainEqual: v => check([...found].some(one => isEqual(one, v)), "toContainEqual"), toHaveLength: n => check(found.length === n, "toHaveLength"),
    toMatch: v => check(typeof v === "string" ? found.includes(v) : v.test(found), "toMatch"), toBeInstanceOf: v => check(found instanceof v, "toBeInstanceOf"),
    toHaveProperty: (key, ...v) => check(key in found && (v.length === 0 || isEqual(found[key], v[0])), "toHaveProperty"), toBeCloseTo: (v, digits = 2) => check(Math.abs(found - v) < 10 ** -digits / 2, "toBeCloseTo"),
    toBeGreaterThan: v => check(found > v, "toBeGreaterThan"), toBeGreaterThanOrEqual: v => check(found >= v, "toBeGreaterThanOrEqual"), toBeLessThan: v => check(found < v, "toBeLessThan"), toBeLessThanOrEqual: v => check(found <= v, "toBeLessThanOrEqual"),
    toThrow: v => {
      let thrown = null;
      try {
        found();
      } catch (error) {
        thrown = { error };
      }
      check(thrown !== null, "toThrow");
      if (typeof v === "function") check(thrown.error instanceof v, "toThrow");
      else if (v instanceof RegExp) check(v.test(thrown.error.message), "toThrow");
      else if (typeof v === "string") check(thrown.error.message.includes(v), "toThrow");
    },
  };
  matchers.toThrowError = matchers.toThrow;
  matchers.not = {};
  for (const name of Object.keys(matchers)) {
    if (name === "not") continue;
    matchers.not[name] = (...rest) => {
      let held = true;
      try {
        matchers[name](...rest);
      } catch {
        held = false;
      }
      check(!held, "not." + name);
    };
  }
  const later = promise => Object.fromEntries(Object.keys(matchers).filter(name => name !== "not").map(name => [name, async (...rest) => expect(await promise)[name](...rest)]));
  if (isPromise(found)) {
    matchers.resolves = later(found);
    matchers.rejects = later(found.then(() => { throw new Error("expected a rejection, found none"); }, error => (() => { throw error; })));
  }
  return matchers;
}

function isEqual(a, b) {
  try {
    assert.deepStrictEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

const framework = Object.assign(it, {
  describe, suite: describe, context: describe, it, test: it, specify: it, expect, before: hook("before"), beforeAll: hook("before"), after: hook("after"),
  afterAll: hook("after"), beforeEach: hook("beforeEach"), afterEach: hook("afterEach"), default: it,
});
for (const name of ["describe", "suite", "context", "it", "test", "specify", "expect", "before", "beforeAll", "after", "afterAll", "beforeEach", "afterEach"]) globalThis[name] ??= framework[name];
const load = Module._load;
Module._load = function (id, parent, isMain) {
  return ["node:test", "test", "mocha", "@jest/globals", "vitest", "bun:test"].includes(id) ? framework : load(id, parent, isMain);
};

// ---- Files to tests -------------------------------------------------------------------------------------------------------------

// The static imports of an ES module as requires: enough for test files.
function asCommonJs(text) {
  const names = list => list.replace(/\bas\b/g, ":").replace(/\btype\b/g, "");
  return text
    .replace(/^import\s+\*\s+as\s+([\w$]+)\s+from\s+(['"][^'"]+['"]);?/gm, "const $1 = require($2);")
    .replace(/^import\s+([\w$]+)\s*,\s*(\{[^}]*\})\s+from\s+(['"][^'"]+['"]);?/gm, (_, one, list, from) => `const $${one} = require(${from}), ${one} = $${one}?.default ?? $${one}, ${names(list)} = $${one};`)
    .replace(/^import\s+(\{[^}]*\})\s+from\s+(['"][^'"]+['"]);?/gm, (_, list, from) => `const ${names(list)} = require(${from});`)
    .replace(/^import\s+([\w$]+)\s+from\s+(['"][^'"]+['"]);?/gm, (_, one, from) => `const $${one} = require(${from}), ${one} = $${one}?.default ?? $${one};`)
    .replace(/^import\s+(['"][^'"]+['"]);?/gm, "require($1);");
}

const texts = files.map(file => asCommonJs(readFileSync(file, "utf8")));

function collectAll(tell) {
  const tests = [];
  files.forEach((file, i) => {
    collector.value = { at: newSuite("", null), tests: [] };
    try {
      const module = new Module(file);
      module.filename = file;
      module.paths = Module._nodeModulePaths(dirname(file));
      module._compile(texts[i], file);
      tests.push(...collector.value.tests);
    } catch (error) {
      tell?.(String(error && error.message).split("\n")[0]);
    }
  });
  return tests;
}

// ---- Running ------------------------------------------------------------------------------------------------------------------------

function outcome(body) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error("not done in time")), 1000); });
  const done = body.length === 0 ? null : Promise.withResolvers();
  const context = error => (error ? done?.reject(error) : done?.resolve());
  Object.assign(context, { test: (_, f) => f(context), diagnostic: nothing, skip: nothing, todo: nothing, plan: nothing, assert, after: nothing, before: nothing });
  const result = body.call({ timeout: nothing, slow: nothing, retries: nothing, skip: nothing }, context);
  // Somebody who takes the callback and answers nothing may still be about to call it; a context is never called.
  const usesCallback = done !== null && !isPromise(result) && /\b(done|cb|next|callback|resolve)\b/.test(Function.prototype.toString.call(body).slice(0, 40));
  return Promise.race([usesCallback ? done.promise : Promise.resolve(result), late]).finally(() => clearTimeout(timer));
}

async function runTests(tests) {
  const results = [];
  for (let i = 0; i < tests.length; i++) {
    const test = tests[i], chain = [];
    for (let suite = test.suite; suite !== null; suite = suite.parent) chain.unshift(suite);
    host.turn(i);
    let result = "ok";
    try {
      for (const suite of chain) {
        if (suite.began) continue;
        suite.began = true;
        for (const f of suite.before) await outcome(f);
      }
      for (const suite of chain) for (const f of suite.beforeEach) await outcome(f);
      await outcome(test.body);
      for (const suite of chain.reverse()) for (const f of suite.afterEach) await outcome(f);
    } catch (error) {
      result = String(error && error.message || error).split("\n")[0];
    }
    results.push(test.name + "\u0001" + result);
  }
  return results;
}

(async () => {
  const common = mode.startsWith("tests-shared") ? collectAll(mode.endsWith("serial") ? text => host.note(text) : null) : null;
  const all = [];
  if (mode.endsWith("serial")) {
    for (let i = 0; i < 2; i++) all.push(await runTests(common ?? collectAll(i === 0 ? text => host.note(text) : null)));
  } else {
    const threads = Array.from({ length: threadCount }, (_, index) => new Thread(async () => {
      host.begin(index);
      try {
        myTimers.value = [];
        return await runTests(common ?? collectAll(null));
      } finally {
        dropTimers();
        host.end();
      }
    }));
    for (const thread of threads) all.push(await thread.join());
  }
  host.done(JSON.stringify(all));
  realExit(0);
})().catch(error => { host.failed(String(error && error.stack || error)); realExit(1); });
