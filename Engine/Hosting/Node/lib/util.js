// node:util
'use strict';

const { inspect, format, formatWithOptions, stripColors } = require('internal/inspect');
const errors = require('internal/errors');
const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_FALSY_VALUE_REJECTION, ERR_OUT_OF_RANGE, validateFunction, validateString, validateOneOf } = errors;

const kCustomPromisify = Symbol.for('nodejs.util.promisify.custom');
const kCustomPromisifyArgs = Symbol.for('nodejs.util.promisify.customArgs');

function promisify(original) {
  validateFunction(original, 'original');
  if (original[kCustomPromisify]) {
    const custom = original[kCustomPromisify];
    validateFunction(custom, 'util.promisify.custom');
    return Object.defineProperty(custom, kCustomPromisify, { value: custom, enumerable: false, writable: false, configurable: true });
  }
  const names = original[kCustomPromisifyArgs];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) return reject(error);
        if (names !== undefined && values.length > 1) {
          const result = {};
          names.forEach((name, i) => { result[name] = values[i]; });
          return resolve(result);
        }
        return resolve(values[0]);
      }]);
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, kCustomPromisify, { value: fn, enumerable: false, writable: false, configurable: true });
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) {
    if (key !== 'prototype' && key !== 'arguments' && key !== 'caller') {
      try {
        Object.defineProperty(fn, key, descriptors[key]);
      } catch {
        // A property that cannot be copied stays with the original.
      }
    }
  }
  return fn;
}
promisify.custom = kCustomPromisify;

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const done = callback.bind(this);
    Reflect.apply(original, this, args).then(
      (value) => require('internal/process').nextTick(done, null, value),
      (reason) => {
        if (!reason) {
          const wrapped = new ERR_FALSY_VALUE_REJECTION();
          wrapped.reason = reason;
          reason = wrapped;
        }
        require('internal/process').nextTick(done, reason);
      },
    );
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length?.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name?.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of ['length', 'name']) if (descriptors[key]) Object.defineProperty(callbackified, key, descriptors[key]);
  return callbackified;
}

function inherits(constructor, superConstructor) {
  if (constructor === undefined || constructor === null) throw new ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  if (superConstructor === undefined || superConstructor === null) throw new ERR_INVALID_ARG_TYPE('superCtor', 'Function', superConstructor);
  if (superConstructor.prototype === undefined) throw new ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superConstructor.prototype);
  Object.defineProperty(constructor, 'super_', { value: superConstructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

const warnedCodes = new Set();

function deprecate(fn, message, code) {
  let warned = false;
  function deprecated(...args) {
    if (!warned) {
      warned = true;
      if (code === undefined || !warnedCodes.has(code)) {
        if (code !== undefined) warnedCodes.add(code);
        require('internal/process').emitWarning(message, 'DeprecationWarning', code, deprecated);
      }
    }
    return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
  }
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  return deprecated;
}

let debugPattern;

function debuglog(section, callback) {
  if (debugPattern === undefined) {
    const sections = (require('internal/process').env.NODE_DEBUG ?? '').split(',').filter(Boolean)
      .map((name) => name.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*'));
    debugPattern = sections.length > 0 ? new RegExp(`^(${sections.join('|')})$`, 'i') : /(?!)/;
  }
  const enabled = debugPattern.test(section);
  const log = (...args) => {
    if (enabled) require('internal/process').stderr.write(`${section.toUpperCase()} ${require('internal/process').pid}: ${format(...args)}\n`);
  };
  Object.defineProperty(log, 'enabled', { configurable: true, enumerable: true, get: () => enabled });
  callback?.(log);
  return log;
}

function styleText(style, text, { validateStream = true, stream = undefined } = {}) {
  validateString(text, 'text');
  let before = '';
  let after = '';
  for (const name of Array.isArray(style) ? style : [style]) {
    const pair = inspect.colors[name];
    if (pair === undefined) validateOneOf(name, 'format', Object.keys(inspect.colors));
    before += `\u001b[${pair[0]}m`;
    after = `\u001b[${pair[1]}m${after}`;
  }
  return validateStream && stream !== undefined && !stream.isTTY ? text : before + text + after;
}

const systemErrors = {
  E2BIG: [7, 'argument list too long'], EACCES: [13, 'permission denied'], EADDRINUSE: [98, 'address already in use'], EAGAIN: [11, 'resource temporarily unavailable'],
  EBADF: [9, 'bad file descriptor'], EBUSY: [16, 'resource busy or locked'], ECANCELED: [125, 'operation canceled'], ECONNREFUSED: [111, 'connection refused'],
  ECONNRESET: [104, 'connection reset by peer'], EEXIST: [17, 'file already exists'], EINVAL: [22, 'invalid argument'], EIO: [5, 'i/o error'],
  EISDIR: [21, 'illegal operation on a directory'], ELOOP: [40, 'too many symbolic links encountered'], EMFILE: [24, 'too many open files'],
  ENAMETOOLONG: [36, 'name too long'], ENOENT: [2, 'no such file or directory'], ENOMEM: [12, 'not enough memory'], ENOSPC: [28, 'no space left on device'],
  ENOSYS: [38, 'function not implemented'], ENOTDIR: [20, 'not a directory'], ENOTEMPTY: [39, 'directory not empty'], ENOTSUP: [95, 'operation not supported on socket'],
  EPERM: [1, 'operation not permitted'], EPIPE: [32, 'broken pipe'], EROFS: [30, 'read-only file system'], ETIMEDOUT: [110, 'connection timed out'],
  EXDEV: [18, 'cross-device link not permitted'],
};

function getSystemErrorName(number) {
  if (typeof number !== 'number') throw new ERR_INVALID_ARG_TYPE('err', 'number', number);
  if (number >= 0 || !Number.isSafeInteger(number)) throw new ERR_OUT_OF_RANGE('err', 'a negative integer', number);
  return Object.keys(systemErrors).find((name) => systemErrors[name][0] === -number) ?? `Unknown system error ${number}`;
}

function aborted(signal, resource) {
  if (signal === undefined || resource === undefined || resource === null) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function toUSVString(value) {
  return `${value}`.toWellFormed();
}

const isObject = (value) => value !== null && typeof value === 'object';

class MIMEType {
  #type;
  #subtype;
  #params = new Map();
  constructor(input) {
    const match = /^\s*([^\s/;]+)\/([^\s/;]+)\s*(?:;(.*))?$/s.exec(`${input}`);
    if (match === null) throw new ERR_INVALID_ARG_VALUE('input', input, 'is not a MIME type');
    this.#type = match[1].toLowerCase();
    this.#subtype = match[2].toLowerCase();
    for (const [, name, quoted, plain] of (match[3] ?? '').matchAll(/\s*([^=;\s]+)=(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g)) {
      if (!this.#params.has(name.toLowerCase())) this.#params.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain.trim());
    }
  }
  get type() { return this.#type; }
  set type(value) { this.#type = `${value}`.toLowerCase(); }
  get subtype() { return this.#subtype; }
  set subtype(value) { this.#subtype = `${value}`.toLowerCase(); }
  get essence() { return `${this.#type}/${this.#subtype}`; }
  get params() { return this.#params; }
  toString() {
    return [this.essence, ...[...this.#params].map(([name, value]) => `${name}=${/^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : JSON.stringify(value)}`)].join(';');
  }
  toJSON() { return this.toString(); }
}

module.exports = {
  inspect,
  format,
  formatWithOptions,
  stripVTControlCharacters(text) {
    validateString(text, 'str');
    return stripColors(text);
  },
  promisify,
  callbackify,
  inherits,
  deprecate,
  debuglog,
  debug: debuglog,
  styleText,
  toUSVString,
  getSystemErrorName,
  getSystemErrorMap: () => new Map(Object.entries(systemErrors).map(([name, [number, text]]) => [-number, [name, text]])),
  aborted,
  MIMEType,
  isDeepStrictEqual: (a, b) => require('internal/comparisons').isDeepStrictEqual(a, b),
  parseArgs: (config) => require('internal/parse_args').parseArgs(config),
  get types() { return require('internal/types'); },
  get TextEncoder() { return globalThis.TextEncoder; },
  get TextDecoder() { return globalThis.TextDecoder; },
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === 'boolean',
  isBuffer: (value) => require('buffer').Buffer.isBuffer(value),
  isDate: (value) => require('internal/types').isDate(value),
  isError: (value) => value instanceof Error || require('internal/types').isNativeError(value),
  isFunction: (value) => typeof value === 'function',
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === 'number',
  isObject,
  isPrimitive: (value) => !isObject(value) && typeof value !== 'function',
  isRegExp: (value) => require('internal/types').isRegExp(value),
  isString: (value) => typeof value === 'string',
  isSymbol: (value) => typeof value === 'symbol',
  isUndefined: (value) => value === undefined,
  log(...args) {
    const now = new Date();
    const two = (n) => `${n}`.padStart(2, '0');
    const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][now.getMonth()];
    console.log(`${now.getDate()} ${month} ${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())} - %s`, format(...args));
  },
  _extend(target, source) {
    if (isObject(source)) Object.assign(target, source);
    return target;
  },
};
