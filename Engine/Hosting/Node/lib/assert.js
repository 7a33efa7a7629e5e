// node:assert
'use strict';

const AssertionError = require('internal/assertion_error');
const { inspect } = require('internal/inspect');
const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_RETURN_VALUE, ERR_AMBIGUOUS_ARGUMENT, ERR_MISSING_ARGS } = require('internal/errors');

const compare = () => require('internal/comparisons');

function fail(details) {
  if (details.message instanceof Error) throw details.message;
  throw new AssertionError(details);
}

function okImplementation(start, argumentCount, value, message) {
  if (value) return;
  let generated = false;
  if (argumentCount === 0) {
    generated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message == null) {
    generated = true;
    message = 'The expression evaluated to a falsy value:\n\n' + expressionOf(start, value);
  } else if (message instanceof Error) {
    throw message;
  }
  const error = new AssertionError({ actual: value, expected: true, message, operator: '==', stackStartFn: start });
  error.generatedMessage = generated;
  throw error;
}

// The call as it stands in the source, when the stack tells where and the file can be read.
function expressionOf(start, value) {
  const fallback = `  ${start === ok ? 'assert.ok' : 'assert'}(${inspect(value, { depth: 0 })})\n`;
  try {
    const holder = {};
    Error.captureStackTrace(holder, start);
    const place = /\(?((?:file:\/\/)?\/[^()]*?|[A-Za-z]:\\[^()]*?):(\d+):(\d+)\)?$/m.exec(holder.stack);
    if (place === null) return fallback;
    const file = place[1].startsWith('file:') ? require('internal/url').fileURLToPath(place[1]) : place[1];
    const lines = require('fs').readFileSync(file, 'utf8').split('\n').slice(place[2] - 1);
    const text = lines.join('\n').slice(0, 4096);
    let from = place[3] - 1;
    // The column is the call's: `assert.ok(` points at `ok` or at `assert`.
    const before = /[\w$.]*$/.exec(text.slice(0, from));
    from -= before[0].length;
    let depth = 0;
    let mark = '';
    for (let i = text.indexOf('(', from); i < text.length && i !== -1; i++) {
      const char = text[i];
      if (mark !== '') {
        if (char === '\\') i++;
        else if (char === mark) mark = '';
      } else if (char === '"' || char === "'" || char === '`') {
        mark = char;
      } else if (char === '(' || char === '[' || char === '{') {
        depth++;
      } else if (char === ')' || char === ']' || char === '}') {
        if (--depth === 0) return `  ${text.slice(from, i + 1).split('\n').join('\n  ')}\n`;
      }
    }
  } catch {
    return fallback;
  }
  return fallback;
}

function assert(...args) {
  okImplementation(assert, args.length, ...args);
}

function ok(...args) {
  okImplementation(ok, args.length, ...args);
}
assert.ok = ok;
assert.AssertionError = AssertionError;

assert.fail = function fail(actual, expected, message, operator, stackStartFn) {
  const count = arguments.length;
  let generated = false;
  if (actual == null && count <= 1) {
    generated = true;
    message = 'Failed';
  } else if (count === 1) {
    message = actual;
    actual = undefined;
  } else if (count === 2) {
    operator = '!=';
  }
  if (message instanceof Error) throw message;
  const details = { actual, expected, operator: operator ?? 'fail', stackStartFn: stackStartFn || fail };
  if (message !== undefined) details.message = message;
  const error = new AssertionError(details);
  if (generated) error.generatedMessage = true;
  throw error;
};

function checkCount(count) {
  if (count < 2) throw new ERR_MISSING_ARGS('actual', 'expected');
}

function comparison(name, holds, operator = name) {
  const check = { [name](actual, expected, message) {
    checkCount(arguments.length);
    if (!holds(actual, expected)) fail({ actual, expected, message, operator, stackStartFn: check });
  } }[name];
  assert[name] = check;
}

/* eslint-disable eqeqeq */
comparison('equal', (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b)), '==');
comparison('notEqual', (a, b) => a != b && !(Number.isNaN(a) && Number.isNaN(b)), '!=');
comparison('deepEqual', (a, b) => compare().isDeepEqual(a, b));
comparison('notDeepEqual', (a, b) => !compare().isDeepEqual(a, b));
comparison('deepStrictEqual', (a, b) => compare().isDeepStrictEqual(a, b));
comparison('notDeepStrictEqual', (a, b) => !compare().isDeepStrictEqual(a, b));
comparison('strictEqual', Object.is);
comparison('notStrictEqual', (a, b) => !Object.is(a, b));

// ---------------------------------------------------------------- throws and rejects

const nothing = Symbol('nothing');

// What a difference of errors shows: the wanted properties only, and where a pattern matches, the text it matched.
class Comparison {
  constructor(source, keys, actual) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const matched = actual !== undefined && typeof actual[key] === 'string' && source[key] instanceof RegExp && source[key].exec(actual[key]) !== null;
      this[key] = matched ? actual[key] : source[key];
    }
  }
}

function checkProperties(actual, expected, message, keys, start) {
  for (const key of keys) {
    const text = typeof actual[key] === 'string';
    if (key in actual && text && expected[key] instanceof RegExp && expected[key].exec(actual[key]) !== null) continue;
    if (key in actual && compare().isDeepStrictEqual(actual[key], expected[key])) continue;
    if (message) fail({ actual, expected, message, operator: start.name, stackStartFn: start });
    const error = new AssertionError({ actual: new Comparison(actual, keys), expected: new Comparison(expected, keys, actual), operator: 'deepStrictEqual', stackStartFn: start });
    error.actual = actual;
    error.expected = expected;
    error.operator = start.name;
    throw error;
  }
}

function checkException(actual, expected, message, start) {
  let generated = false;
  let throwActual = false;
  if (typeof expected !== 'function') {
    if (expected instanceof RegExp) {
      const text = String(actual);
      if (expected.exec(text) !== null) return;
      if (!message) {
        generated = true;
        message = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
      }
      throwActual = true;
    } else if (typeof actual !== 'object' || actual === null) {
      const error = new AssertionError({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: start });
      error.operator = start.name;
      throw error;
    } else {
      const keys = Object.keys(expected);
      if (expected instanceof Error) keys.push('name', 'message');
      else if (keys.length === 0) throw new ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
      checkProperties(actual, expected, message, keys, start);
      return;
    }
  } else if (expected.prototype !== undefined && actual instanceof expected) {
    return;
  } else if (Error.isPrototypeOf(expected)) {
    if (!message) {
      generated = true;
      message = `The error is expected to be an instance of "${expected.name}". Received `;
      if (actual instanceof Error) message += `"${actual.constructor.name}"\n\nError message:\n\n${actual.message}`;
      else message += `"${inspect(actual, { depth: -1 })}"`;
    }
    throwActual = true;
  } else {
    const result = Reflect.apply(expected, {}, [actual]);
    if (result === true) return;
    if (!message) {
      generated = true;
      const name = expected.name ? `"${expected.name}" ` : '';
      message = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
      if (actual instanceof Error) message += `\n\nCaught error:\n\n${actual}`;
    }
    throwActual = true;
  }
  if (throwActual) {
    if (message instanceof Error) throw message;
    const error = new AssertionError({ actual, expected, message, operator: start.name, stackStartFn: start });
    error.generatedMessage = generated;
    throw error;
  }
}

function caught(fn) {
  if (typeof fn !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', 'Function', fn);
  try {
    fn();
  } catch (error) {
    return error;
  }
  return nothing;
}

async function rejected(promise) {
  let result;
  if (typeof promise === 'function') {
    result = promise();
    if (typeof result?.then !== 'function') throw new ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', result);
  } else if (typeof promise?.then === 'function') {
    result = promise;
  } else {
    throw new ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promise);
  }
  try {
    await result;
  } catch (error) {
    return error;
  }
  return nothing;
}

function expectsError(start, actual, error, message) {
  if (typeof error === 'string') {
    if (message !== undefined) throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
    if (actual === error || (typeof actual === 'object' && actual !== null && actual.message === error)) {
      throw new ERR_AMBIGUOUS_ARGUMENT('error/message', typeof actual === 'object' ? `The error message "${actual.message}" is identical to the message.` : `The error "${actual}" is identical to the message.`);
    }
    message = error;
    error = undefined;
  } else if (error != null && typeof error !== 'object' && typeof error !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
  }
  if (actual === nothing) {
    let details = '';
    if (error?.name) details += ` (${error.name})`;
    details += message ? `: ${message}` : '.';
    fail({ actual: undefined, expected: error, operator: start.name, message: `Missing expected ${start === assert.rejects ? 'rejection' : 'exception'}${details}`, stackStartFn: start });
  }
  if (error) checkException(actual, error, message, start);
}

function matches(actual, expected) {
  if (typeof expected === 'function') return expected.prototype !== undefined && actual instanceof expected ? true : Error.isPrototypeOf(expected) ? false : Reflect.apply(expected, {}, [actual]) === true;
  return expected.exec(String(actual)) !== null;
}

function expectsNoError(start, actual, error, message) {
  if (actual === nothing) return;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (!error || matches(actual, error)) {
    fail({
      actual, expected: error, operator: start.name, stackStartFn: start,
      message: `Got unwanted ${start === assert.doesNotReject ? 'rejection' : 'exception'}${message ? `: ${message}` : '.'}\nActual message: "${actual && actual.message}"`,
    });
  }
  throw actual;
}

assert.throws = function throws(fn, ...args) { expectsError(throws, caught(fn), ...args); };
assert.rejects = async function rejects(fn, ...args) { expectsError(rejects, await rejected(fn), ...args); };
assert.doesNotThrow = function doesNotThrow(fn, ...args) { expectsNoError(doesNotThrow, caught(fn), ...args); };
assert.doesNotReject = async function doesNotReject(fn, ...args) { expectsNoError(doesNotReject, await rejected(fn), ...args); };

assert.ifError = function ifError(error) {
  if (error === null || error === undefined) return;
  let message = 'ifError got unwanted exception: ';
  if (typeof error === 'object' && typeof error.message === 'string') message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
  else message += inspect(error);
  const made = new AssertionError({ actual: error, expected: null, operator: 'ifError', message, stackStartFn: ifError });
  made.generatedMessage = false;
  throw made;
};

function textMatch(value, pattern, message, start) {
  if (!(pattern instanceof RegExp)) throw new ERR_INVALID_ARG_TYPE('regexp', 'RegExp', pattern);
  const match = start === assert.match;
  if (typeof value === 'string' && (pattern.exec(value) !== null) === match) return;
  if (message instanceof Error) throw message;
  const generated = !message;
  message ||= typeof value !== 'string'
    ? `The "string" argument must be of type string. Received type ${typeof value} (${inspect(value)})`
    : `${match ? 'The input did not match the regular expression' : 'The input was expected to not match the regular expression'} ${inspect(pattern)}. Input:\n\n${inspect(value)}\n`;
  const error = new AssertionError({ actual: value, expected: pattern, message, operator: start.name, stackStartFn: start });
  error.generatedMessage = generated;
  throw error;
}

assert.match = function match(value, pattern, message) { textMatch(value, pattern, message, match); };
assert.doesNotMatch = function doesNotMatch(value, pattern, message) { textMatch(value, pattern, message, doesNotMatch); };

function strict(...args) {
  okImplementation(strict, args.length, ...args);
}
assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;
