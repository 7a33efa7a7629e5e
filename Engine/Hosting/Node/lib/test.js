// node:test: describe, it, hooks, mocks, and a report in the manner of the spec reporter.
'use strict';

const { inspect } = require('internal/inspect');
const { ERR_TEST_FAILURE, ERR_INVALID_ARG_TYPE } = require('internal/errors');
const { now } = internalBinding('process');

const counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
const failures = [];
const colors = () => process.stdout.isTTY === true;
const paint = (color, text) => (colors() ? `\u001b[${inspect.colors[color][0]}m${text}\u001b[${inspect.colors[color][1]}m` : text);

// ---------------------------------------------------------------- the tree

class Test {
  constructor({ parent, name, options, fn, isSuite, place }) {
    this.parent = parent;
    this.name = name;
    this.options = options;
    this.fn = fn;
    this.isSuite = isSuite;
    this.place = place;
    this.level = parent === null ? -1 : parent.level + 1;
    this.children = [];
    this.hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
    this.ranBefore = false;
    this.failed = null;
    this.skipped = options.skip ?? false;
    this.todo = options.todo ?? false;
    this.diagnostics = [];
    this.controller = undefined;
    this.header = false;
    this.plan = undefined;
    this.assertions = 0;
    this.duration = 0;
    this.buffer = '';
  }

  get signal() { return (this.controller ??= new AbortController()).signal; }
  get fullName() { return this.level <= 0 ? this.name : `${this.parent.fullName} > ${this.name}`; }
}

let root = null;
let current = null;

function getRoot() {
  if (root === null) {
    root = new Test({ parent: null, name: '<root>', options: {}, fn: null, isSuite: true });
    root.start = now();
    current = root;
    internalBinding('process').beforeEnd(runRoot);
  }
  return root;
}

function parseArguments(name, options, fn) {
  if (typeof name === 'function') [name, options, fn] = [undefined, {}, name];
  else if (name !== null && typeof name === 'object') [name, options, fn] = [undefined, name, options];
  else if (typeof options === 'function') [options, fn] = [{}, options];
  if (fn !== undefined && typeof fn !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', 'Function', fn);
  return { name: name ?? (fn?.name || '<anonymous>'), options: options ?? {}, fn: fn ?? (() => {}) };
}

function declare(parent, args, isSuite, extra = {}) {
  const { name, options, fn } = parseArguments(...args);
  const test = new Test({ parent, name: `${name}`, options: { ...options, ...extra }, fn, isSuite });
  parent.children.push(test);
  test.done = new Promise((resolve) => { test.resolve = resolve; });
  return test;
}

function makeTest(isSuite) {
  const define = (extra) => (...args) => {
    const parent = current ?? getRoot();
    getRoot();
    const test = declare(parent, args, isSuite, extra);
    if (isSuite) collect(test);
    return isSuite ? undefined : test.done;
  };
  const fn = define();
  fn.skip = define({ skip: true });
  fn.todo = define({ todo: true });
  fn.only = define({ only: true });
  return fn;
}

// A suite's body runs when it is declared, so that what it declares is known before anything runs.
function collect(suite) {
  if (suite.skipped) return;
  const before = current;
  current = suite;
  try {
    const result = suite.fn.call(suiteContext(suite), suiteContext(suite));
    if (typeof result?.then === 'function') {
      suite.ready = result.then(() => {}, (error) => { suite.failed = error ?? new Error('rejected'); });
    }
  } catch (error) {
    suite.failed = wrap(error);
  } finally {
    current = before;
  }
}

const suiteContext = (suite) => ({ name: suite.name, get signal() { return suite.signal; }, fullName: suite.fullName });

function hook(name) {
  return (fn = () => {}, options = {}) => {
    (current ?? getRoot()).hooks[name].push({ fn, options });
    getRoot();
  };
}

// ---------------------------------------------------------------- running

const wrap = (error) => (error === undefined || error === null ? new ERR_TEST_FAILURE(`${error}`) : error);

async function withTimeout(run, timeout, what) {
  if (timeout === undefined || timeout === null || timeout === Infinity) return run();
  let timer;
  try {
    return await Promise.race([
      run(),
      new Promise((_, reject) => {
        timer = setTimeout(() => {
          const error = new ERR_TEST_FAILURE(`${what} timed out after ${timeout}ms`);
          error.failureType = 'testTimeoutFailure';
          reject(error);
        }, timeout);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

// A function with two parameters ends by calling the second.
function invoke(fn, self, context) {
  if (fn.length < 2) return fn.call(self, context);
  return new Promise((resolve, reject) => {
    const result = fn.call(self, context, (error) => (error ? reject(error) : resolve()));
    if (typeof result?.then === 'function') reject(new ERR_TEST_FAILURE('passed a callback but also returned a Promise'));
  });
}

async function runHooks(owner, name, self, context) {
  for (const { fn, options } of owner.hooks[name]) await withTimeout(async () => invoke(fn, self, context), options.timeout, `${name} hook`);
}

async function beforeAll(owner, context) {
  if (owner.ranBefore) return;
  owner.ranBefore = true;
  await runHooks(owner, 'before', context, context);
}

function contextOf(test) {
  const context = {
    name: test.name,
    fullName: test.fullName,
    get signal() { return test.signal; },
    get mock() { return test.mock ??= new MockTracker(); },
    diagnostic(message) { test.diagnostics.push(`${message}`); },
    skip(message) { test.skipped = message ?? true; },
    todo(message) { test.todo = message ?? true; },
    runOnly() {},
    plan(count) { test.plan = count; },
    before(fn, options) { test.hooks.before.push({ fn, options: options ?? {} }); },
    after(fn, options) { test.hooks.after.push({ fn, options: options ?? {} }); },
    beforeEach(fn, options) { test.hooks.beforeEach.push({ fn, options: options ?? {} }); },
    afterEach(fn, options) { test.hooks.afterEach.push({ fn, options: options ?? {} }); },
    get assert() { return test.assert ??= countingAssert(test); },
    test: (...args) => runChild(test, args),
    waitFor: async (condition, { interval = 50, timeout = 1000 } = {}) => {
      const end = now() + timeout;
      for (;;) {
        try {
          return await condition();
        } catch (error) {
          if (now() > end) throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, interval));
      }
    },
  };
  context.test.skip = (...args) => runChild(test, args, { skip: true });
  context.test.todo = (...args) => runChild(test, args, { todo: true });
  context.test.only = (...args) => runChild(test, args, { only: true });
  return context;
}

function countingAssert(test) {
  const assert = require('assert');
  const view = {};
  for (const name of Object.keys(assert)) {
    if (typeof assert[name] !== 'function' || name === 'AssertionError' || name === 'strict') continue;
    view[name] = (...args) => {
      test.assertions++;
      return assert[name](...args);
    };
  }
  return view;
}

function runChild(parent, args, extra) {
  const child = declare(parent, args, false, extra);
  const run = (parent.tail ?? Promise.resolve()).then(() => runTest(child));
  parent.tail = run;
  return child.done;
}

function ancestors(test) {
  const chain = [];
  for (let owner = test.parent; owner !== null; owner = owner.parent) chain.unshift(owner);
  return chain;
}

async function runTest(test) {
  const start = now();
  if (test.isSuite) await runSuite(test);
  else if (!test.skipped) await runBody(test);
  test.duration = now() - start;
  finish(test);
}

async function runBody(test) {
  const context = contextOf(test);
  const chain = ancestors(test);
  const before = current;
  try {
    for (const owner of chain) await beforeAll(owner, context);
    for (const owner of chain) await runHooks(owner, 'beforeEach', context, context);
    current = test;
    await withTimeout(async () => invoke(test.fn, context, context), test.options.timeout, 'test');
    await test.tail;
    for (const child of test.children.filter((each) => each.resolve !== undefined && !each.finished)) await runTest(child);
    const failed = test.children.filter((child) => child.failed !== null && !child.todo).length;
    if (failed > 0) throw Object.assign(new ERR_TEST_FAILURE(`${failed} subtest${failed > 1 ? 's' : ''} failed`), { failureType: 'subtestsFailed' });
    const plan = test.plan ?? test.options.plan;
    const done = test.assertions + test.children.length;
    if (plan !== undefined && plan !== done) throw new ERR_TEST_FAILURE(`plan expected ${plan} assertions but received ${done}`);
  } catch (error) {
    test.failed ??= wrap(error);
  }
  current = before;
  for (const [owner, name] of [[test, 'after'], ...chain.reverse().map((each) => [each, 'afterEach'])]) {
    try {
      await runHooks(owner, name, context, context);
    } catch (error) {
      test.failed ??= wrap(error);
    }
  }
  test.mock?.restoreAll();
}

async function runSuite(suite) {
  await suite.ready;
  if (suite.skipped || suite.failed !== null) return;
  const context = suiteContext(suite);
  const only = suite.children.some(hasOnly) && onlyMode;
  try {
    if (suite.children.length > 0) await beforeAll(suite, context);
    for (const child of suite.children) {
      if (only && !hasOnly(child)) {
        child.finished = true;
        child.resolve();
        continue;
      }
      await runTest(child);
    }
  } catch (error) {
    suite.failed = wrap(error);
  }
  try {
    await runHooks(suite, 'after', context, context);
  } catch (error) {
    suite.failed ??= wrap(error);
  }
  const failed = suite.children.filter((child) => child.failed !== null && !child.todo).length;
  if (failed > 0) suite.failed ??= Object.assign(new ERR_TEST_FAILURE(`${failed} subtest${failed > 1 ? 's' : ''} failed`), { failureType: 'subtestsFailed' });
}

const onlyMode = process.execArgv.includes('--test-only') || process.argv.includes('--test-only');
const hasOnly = (test) => Boolean(test.options.only) || test.children.some(hasOnly);

// ---------------------------------------------------------------- the report

function print(text) {
  process.stdout.write(text);
}

const indent = (test) => '  '.repeat(test.level);

// The titles of the suites around the first test that has something to say.
function openHeaders(test) {
  for (const owner of ancestors(test)) {
    if (owner.level < 0 || owner.header) continue;
    owner.header = true;
    print(`${indent(owner)}\u25B6 ${owner.name}\n`);
  }
}

function finish(test) {
  if (test.finished) return;
  test.finished = true;
  if (test.isSuite) counts.suites++;
  else counts.tests++;
  const passed = test.failed === null || test.todo;
  if (!test.isSuite) {
    if (test.skipped) counts.skipped++;
    else if (test.todo) counts.todo++;
    else if (test.failed !== null) counts.fail++;
    else counts.pass++;
  }
  openHeaders(test);
  const note = test.skipped ? ` # ${typeof test.skipped === 'string' ? test.skipped : 'SKIP'}` : test.todo ? ` # ${typeof test.todo === 'string' ? test.todo : 'TODO'}` : '';
  const time = paint('gray', `(${Number(test.duration.toFixed(6))}ms)`);
  if (test.header) {
    print(`${indent(test)}\u25B6 ${test.name} ${time}${note}\n`);
  } else {
    const mark = test.skipped ? paint('gray', '\uFE63') : passed ? paint('green', '\u2714') : paint('red', '\u2716');
    print(`${indent(test)}${mark} ${test.name} ${time}${note}\n`);
    if (!passed && test.failed.failureType !== 'subtestsFailed') {
      print(`${inspect(test.failed, { colors: colors() }).split('\n').map((line) => `${indent(test)}  ${line}`).join('\n')}\n\n`);
    }
  }
  for (const message of test.diagnostics) print(`${indent(test)}${paint('blue', '\u2139')} ${message}\n`);
  if (!passed && test.failed.failureType !== 'subtestsFailed') failures.push(test);
  test.resolve();
}

let running = false;

// Runs what has been declared; the host calls again until nothing new comes.
function runRoot() {
  if (running) return false;
  const pending = root.children.filter((test) => !test.finished);
  if (pending.length === 0) return report();
  running = true;
  const only = onlyMode && pending.some(hasOnly);
  (async () => {
    try {
      await beforeAll(root, suiteContext(root));
    } catch (error) {
      root.failed = wrap(error);
    }
    for (const test of pending) {
      if (only && !hasOnly(test)) {
        test.finished = true;
        test.resolve();
        continue;
      }
      await runTest(test);
    }
    running = false;
    setImmediate(() => {});
  })();
  return true;
}

let reported = false;

function report() {
  if (reported) return false;
  reported = true;
  (async () => {
    try {
      await runHooks(root, 'after', suiteContext(root), suiteContext(root));
    } catch (error) {
      root.failed ??= wrap(error);
    }
    const info = paint('blue', '\u2139');
    for (const [name, count] of Object.entries(counts)) print(`${info} ${name} ${count}\n`);
    print(`${info} duration_ms ${Number((now() - root.start).toFixed(6))}\n`);
    if (failures.length > 0) {
      print(`\n${paint('red', '\u2716 failing tests:')}\n`);
      for (const test of failures) {
        print(`\n${paint('red', '\u2716')} ${test.name} ${paint('gray', `(${Number(test.duration.toFixed(6))}ms)`)}\n`);
        print(`${inspect(test.failed, { colors: colors() }).split('\n').map((line) => `  ${line}`).join('\n')}\n`);
      }
    }
    if (failures.length > 0 || counts.fail > 0 || root.failed !== null) process.exitCode = process.exitCode || 1;
    if (root.failed !== null) print(`${inspect(root.failed)}\n`);
  })();
  return true;
}

// ---------------------------------------------------------------- mocks

class MockFunctionContext {
  #calls = [];
  #implementation;
  #once = new Map();
  #restore;
  #times;

  constructor(implementation, original, times, restore) {
    this.#implementation = implementation;
    this.original = original;
    Object.defineProperty(this, 'original', { enumerable: false });
    this.#times = times;
    this.#restore = restore;
  }

  get calls() { return this.#calls.slice(); }
  callCount() { return this.#calls.length; }
  mockImplementation(implementation) { this.#implementation = implementation; }
  mockImplementationOnce(implementation, onCall = this.#calls.length) { this.#once.set(onCall, implementation); }
  resetCalls() { this.#calls = []; }
  restore() {
    this.#restore?.();
    this.#implementation = this.original;
    this.#once.clear();
  }

  _call(self, args, target) {
    const index = this.#calls.length;
    let implementation = this.#implementation;
    if (this.#times !== undefined && index >= this.#times) implementation = this.original;
    if (this.#once.has(index)) {
      implementation = this.#once.get(index);
      this.#once.delete(index);
    }
    const call = { arguments: args, error: undefined, result: undefined, stack: new Error(), target, this: self };
    try {
      if (target === undefined) call.result = Reflect.apply(implementation, self, args);
      else call.this = call.result = Reflect.construct(implementation, args, target);
    } catch (error) {
      call.error = error;
      throw error;
    } finally {
      this.#calls.push(call);
    }
    return call.result;
  }
}

class MockTracker {
  #mocks = [];
  #timers;

  fn(original = function () {}, implementation = original, options = {}) {
    if (original !== null && typeof original === 'object') [options, original, implementation] = [original, function () {}, function () {}];
    else if (implementation !== null && typeof implementation === 'object') [options, implementation] = [implementation, original];
    return this.#create(original, implementation, options.times, undefined);
  }

  #create(original, implementation, times, restore) {
    const context = new MockFunctionContext(implementation, original, times, restore);
    this.#mocks.push(context);
    return new Proxy(original, {
      apply: (_, self, args) => context._call(self, args, undefined),
      construct: (_, args, target) => context._call(undefined, args, target),
      get: (target, key, receiver) => (key === 'mock' ? context : Reflect.get(target, key, receiver)),
    });
  }

  method(object, name, implementation, options = {}) {
    if (implementation !== null && typeof implementation === 'object') [options, implementation] = [implementation, undefined];
    let owner = object;
    while (owner !== null && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
    const descriptor = owner === null ? undefined : Object.getOwnPropertyDescriptor(owner, name);
    const kind = options.getter ? 'get' : options.setter ? 'set' : 'value';
    const original = descriptor?.[kind];
    if (typeof original !== 'function') throw new (require('internal/errors').ERR_INVALID_ARG_VALUE)('methodName', original, 'must be a method');
    const own = Object.getOwnPropertyDescriptor(object, name);
    const restore = () => {
      if (own === undefined) delete object[name];
      else Object.defineProperty(object, name, own);
    };
    const mock = this.#create(original, implementation ?? original, options.times, restore);
    Object.defineProperty(object, name, { ...descriptor, [kind]: mock, configurable: true });
    return mock;
  }

  getter(object, name, implementation, options = {}) { return this.method(object, name, implementation, { ...options, getter: true }); }
  setter(object, name, implementation, options = {}) { return this.method(object, name, implementation, { ...options, setter: true }); }
  get timers() { return this.#timers ??= new MockTimers(); }
  reset() {
    this.restoreAll();
    this.#mocks = [];
  }
  restoreAll() {
    for (const mock of this.#mocks) mock.restore();
    this.#timers?.reset();
  }
}

class MockTimers {
  #saved = new Map();
  #queue = [];
  #time = 0;
  #id = 0;

  enable({ apis = ['setTimeout', 'setInterval', 'setImmediate', 'Date'], now: start = 0 } = {}) {
    this.#time = start instanceof Date ? start.getTime() : start;
    const schedule = (callback, delay, args, every) => {
      const timer = { id: ++this.#id, at: this.#time + Math.max(1, +delay || 1), callback, args, every, ref: () => timer, unref: () => timer, hasRef: () => true, [Symbol.toPrimitive]: () => timer.id };
      this.#queue.push(timer);
      return timer;
    };
    const cancel = (timer) => {
      const at = this.#queue.findIndex((each) => each === timer || each.id === timer);
      if (at !== -1) this.#queue.splice(at, 1);
    };
    const replace = (name, value) => {
      this.#saved.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
    };
    if (apis.includes('setTimeout')) {
      replace('setTimeout', (callback, delay, ...args) => schedule(callback, delay, args));
      replace('clearTimeout', cancel);
    }
    if (apis.includes('setInterval')) {
      replace('setInterval', (callback, delay, ...args) => schedule(callback, delay, args, Math.max(1, +delay || 1)));
      replace('clearInterval', cancel);
    }
    if (apis.includes('setImmediate')) {
      replace('setImmediate', (callback, ...args) => {
        const timer = schedule(callback, 0, args);
        timer.at = this.#time;
        return timer;
      });
      replace('clearImmediate', cancel);
    }
    if (apis.includes('Date')) {
      const RealDate = Date;
      const time = () => this.#time;
      replace('Date', class Date extends RealDate {
        constructor(...args) { super(...(args.length === 0 ? [time()] : args)); }
        static now() { return time(); }
      });
    }
  }

  tick(ms = 1) {
    const end = this.#time + ms;
    for (;;) {
      const next = this.#queue.reduce((best, timer) => (timer.at <= end && (best === undefined || timer.at < best.at) ? timer : best), undefined);
      if (next === undefined) break;
      this.#time = Math.max(this.#time, next.at);
      if (next.every === undefined) this.#queue.splice(this.#queue.indexOf(next), 1);
      else next.at += next.every;
      next.callback(...next.args);
    }
    this.#time = end;
  }

  runAll() {
    const last = this.#queue.reduce((max, timer) => Math.max(max, timer.at), this.#time);
    this.tick(last - this.#time);
  }

  setTime(time) { this.#time = time; }

  reset() {
    for (const [name, descriptor] of this.#saved) Object.defineProperty(globalThis, name, descriptor);
    this.#saved.clear();
    this.#queue = [];
  }
}

const test = makeTest(false);
const suite = makeTest(true);

module.exports = test;
Object.assign(test, {
  test,
  it: test,
  suite,
  describe: suite,
  before: hook('before'),
  after: hook('after'),
  beforeEach: hook('beforeEach'),
  afterEach: hook('afterEach'),
  mock: new MockTracker(),
  run() { throw new (require('internal/errors').ERR_METHOD_NOT_IMPLEMENTED)('test.run()'); },
});
