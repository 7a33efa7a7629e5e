// Values as text, laid out like Node's util.inspect so that logs and snapshots agree.
//
// A value becomes a list of entries between two brackets. The layout decides last: entries go on one line when few
// levels are nested below and the line stays short, arrays of more than six short entries become a grid, all else gets
// a line for each entry. Nothing a program defines may make inspection fail: getters are not called, proxies are seen through.
'use strict';

const { kindOf, getPromiseDetails, getProxyDetails, getOwnNonIndexProperties, previewEntries, getConstructorName: engineClassName } =
  internalBinding('util');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

const defaults = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

// How a property is written: with its name; as the element of a list; with its name, but inside a list.
const NAMED = 0;
const ELEMENT = 1;
const LISTED = 2;

// Text inside text inside text takes time with the cube of the depth: deeper than this nobody reads.
const MAX_DEPTH = 400;

const plainName = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const needsEscape = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const escapeEach = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ansi = /[\u001B\u009B][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d/#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d/#&.:=?%@~_]*)*)?\u0007)|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-ntqry=><~]))/g;
const shortEscapes = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\', "'": "\\'" };

const builtinNames = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z][a-zA-Z0-9]+$/.test(name)));

const hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);

function inspect(value, options) {
  const ctx = {
    budget: {},
    indentation: 0,
    seen: [],
    currentDepth: 0,
    circular: undefined,
    stylize: plainStyle,
    userOptions: undefined,
    ...inspect.defaultOptions,
  };
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) ctx.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) ctx.colors = arguments[3];
    }
    if (typeof options === 'boolean') {
      ctx.showHidden = options;
    } else if (options) {
      for (const key of Object.keys(options)) {
        if (hasOwn(defaults, key) || key === 'stylize') ctx[key] = options[key];
        else if (ctx.userOptions === undefined) ctx.userOptions = options;
      }
    }
  }
  if (ctx.colors && ctx.stylize === plainStyle) ctx.stylize = colorStyle;
  if (ctx.maxArrayLength === null) ctx.maxArrayLength = Infinity;
  if (ctx.maxStringLength === null) ctx.maxStringLength = Infinity;
  return formatValue(ctx, value, 0, false);
}

inspect.custom = customInspect;

Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get: () => defaults,
  set(options) {
    if (options === null || typeof options !== 'object') {
      const { ERR_INVALID_ARG_TYPE } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    Object.assign(defaults, options);
  },
});

const grey = [90, 39];
inspect.colors = Object.assign(Object.create(null), {
  reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25], inverse: [7, 27],
  hidden: [8, 28], strikethrough: [9, 29], doubleunderline: [21, 24], black: [30, 39], red: [31, 39], green: [32, 39],
  yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39], bgBlack: [40, 49], bgRed: [41, 49],
  bgGreen: [42, 49], bgYellow: [43, 49], bgBlue: [44, 49], bgMagenta: [45, 49], bgCyan: [46, 49], bgWhite: [47, 49],
  framed: [51, 54], overlined: [53, 55], gray: grey, grey, blackBright: grey, redBright: [91, 39], greenBright: [92, 39],
  yellowBright: [93, 39], blueBright: [94, 39], magentaBright: [95, 39], cyanBright: [96, 39], whiteBright: [97, 39],
  bgGray: [100, 49], bgBlackBright: [100, 49], bgGrey: [100, 49], bgRedBright: [101, 49], bgGreenBright: [102, 49],
  bgYellowBright: [103, 49], bgBlueBright: [104, 49], bgMagentaBright: [105, 49], bgCyanBright: [106, 49], bgWhiteBright: [107, 49],
});

inspect.styles = Object.assign(Object.create(null), {
  special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey', null: 'bold', string: 'green',
  symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline',
});

function plainStyle(text) {
  return text;
}

function colorStyle(text, style) {
  const name = inspect.styles[style];
  const pair = name === undefined ? undefined : inspect.colors[name];
  return pair === undefined ? text : `\u001b[${pair[0]}m${text}\u001b[${pair[1]}m`;
}

function stripColors(text) {
  return text.replace(ansi, '');
}

// ---------------------------------------------------------------- values

function formatValue(ctx, value, depth, insideTypedArray) {
  if ((typeof value !== 'object' && typeof value !== 'function')) return formatPrimitive(ctx.stylize, value, ctx);
  if (value === null) return ctx.stylize('null', 'null');

  const original = value;
  let proxy = getProxyDetails(value);
  if (proxy !== undefined) {
    if (proxy[0] === null) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy) return formatProxy(ctx, proxy, depth);
    while (proxy !== undefined) {
      value = proxy[0];
      if (value === null) return ctx.stylize('<Revoked Proxy>', 'special');
      proxy = getProxyDetails(value);
    }
  }

  if (ctx.customInspect) {
    const custom = value[customInspect];
    if (typeof custom === 'function' && custom !== inspect &&
        !(Object.getOwnPropertyDescriptor(value, 'constructor')?.value?.prototype === value)) {
      const left = ctx.depth === null ? null : ctx.depth - depth;
      const result = custom.call(original, left, publicOptions(ctx), inspect);
      if (result !== original) {
        if (typeof result !== 'object') return `${result}`.replaceAll('\n', `\n${' '.repeat(ctx.indentation)}`);
        return formatValue(ctx, result, depth, false);
      }
    }
  }

  if (ctx.seen.includes(value)) {
    ctx.circular ??= new Map();
    let index = ctx.circular.get(value);
    if (index === undefined) {
      index = ctx.circular.size + 1;
      ctx.circular.set(value, index);
    }
    return ctx.stylize(`[Circular *${index}]`, 'special');
  }
  return formatObject(ctx, value, depth, insideTypedArray);
}

function publicOptions(ctx) {
  const options = { ...ctx.userOptions };
  for (const key of Object.keys(defaults)) options[key] = ctx[key];
  options.stylize = ctx.stylize;
  return options;
}

function formatProxy(ctx, proxy, depth) {
  if (ctx.depth !== null && depth > ctx.depth) return ctx.stylize('Proxy [Array]', 'special');
  ctx.indentation += 2;
  const parts = [formatValue(ctx, proxy[0], depth + 1, false), formatValue(ctx, proxy[1], depth + 1, false)];
  ctx.indentation -= 2;
  return layOut(ctx, parts, '', 'Proxy [', ']', true, depth + 1, undefined);
}

// With showHidden: what the prototypes of a program's own classes add, accessors above all.
function inheritedKeys(value) {
  const seen = new Set(Reflect.ownKeys(value));
  const found = [];
  let object = Object.getPrototypeOf(value);
  for (let level = 0; object !== null && level < 3; level++) {
    const constructor = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
    if (typeof constructor === 'function' && builtinNames.has(constructor.name)) break;
    for (const key of Reflect.ownKeys(object)) {
      if (key === 'constructor' || seen.has(key)) continue;
      seen.add(key);
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value !== 'function') found.push([object, key]);
    }
    object = Object.getPrototypeOf(object);
  }
  return found.length === 0 ? undefined : found;
}

function addInherited(ctx, value, depth, keys, output) {
  ctx.seen.push(value);
  for (const [owner, key] of keys) output.push(formatProperty(ctx, owner, depth, key, NAMED));
  ctx.seen.pop();
}

// What formatObject needs to know about one value. `base` stands before the bracket; `done` is the whole text.
function describe(ctx, value, depth, insideTypedArray) {
  const className = constructorName(value, ctx, depth);
  const kind = kindOf(value);
  let tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' ||
      (tag !== '' && (ctx.showHidden ? hasOwn(value, Symbol.toStringTag) : isEnumerable(value, Symbol.toStringTag)))) {
    tag = '';
  }
  const shape = { kind, className, tag, keys: undefined, base: '', open: '{', close: '}', list: false, entries: noEntries, inherited: undefined, done: undefined };
  const prefix = (fallback, size) => prefixOf(className, tag, fallback, size);
  if (ctx.showHidden && (ctx.depth === null || depth <= ctx.depth)) shape.inherited = inheritedKeys(value);
  const empty = () => shape.keys.length === 0 && shape.inherited === undefined;

  if (Array.isArray(value)) {
    shape.keys = getOwnNonIndexProperties(value, !ctx.showHidden);
    shape.open = `${className !== 'Array' || tag !== '' ? prefix('Array', `(${value.length})`) : ''}[`;
    shape.close = ']';
    shape.list = true;
    shape.entries = arrayEntries;
    if (value.length === 0 && empty()) shape.done = `${shape.open}]`;
    return shape;
  }
  if (kind.endsWith('Array')) {
    shape.keys = getOwnNonIndexProperties(value, !ctx.showHidden);
    const length = typedArrayLength(value);
    shape.open = `${prefix(className === null ? kind : '', `(${length})`)}[`;
    shape.close = ']';
    shape.list = true;
    shape.entries = typedArrayEntries;
    if (length === 0 && empty() && !ctx.showHidden) shape.done = `${shape.open}]`;
    return shape;
  }

  shape.keys = ownKeys(value, ctx.showHidden);
  switch (kind) {
    case 'Set':
    case 'Map': {
      const size = kind === 'Set' ? setSize(value) : mapSize(value);
      shape.open = `${prefix(kind, `(${size})`)}{`;
      shape.entries = kind === 'Set' ? setEntries : mapEntries;
      if (size === 0 && empty()) shape.done = `${shape.open}}`;
      return shape;
    }
    case 'MapIterator':
    case 'SetIterator': {
      const wanted = kind === 'MapIterator' ? 'Map Iterator' : 'Set Iterator';
      const name = tag === wanted ? tag : tag === '' ? wanted : `${tag}] [${wanted}`;
      shape.open = `[${name}] {`;
      shape.entries = iteratorEntries;
      return shape;
    }
    case 'Function':
    case 'AsyncFunction':
    case 'GeneratorFunction':
    case 'AsyncGeneratorFunction':
      shape.base = functionBase(value, kind, className, tag);
      if (empty()) shape.done = ctx.stylize(shape.base, 'special');
      return shape;
    case 'Arguments':
      if (className === 'Object') shape.open = '[Arguments] {';
      else shape.open = `${prefix('Arguments')}{`;
      if (empty()) shape.done = `${shape.open}}`;
      return shape;
    case 'RegExp': {
      shape.base = RegExp.prototype.toString.call(className !== null ? value : new RegExp(value));
      const name = prefix('RegExp');
      if (name !== 'RegExp ') shape.base = name + shape.base;
      if (empty() || (ctx.depth !== null && depth > ctx.depth)) shape.done = ctx.stylize(shape.base, 'regexp');
      return shape;
    }
    case 'Date': {
      const time = Date.prototype.getTime.call(value);
      shape.base = Number.isNaN(time) ? Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
      const name = prefix('Date');
      if (name !== 'Date ') shape.base = name + shape.base;
      if (empty()) shape.done = ctx.stylize(shape.base, 'date');
      return shape;
    }
    case 'Error':
      shape.base = formatError(value, className, tag, ctx, shape.keys);
      if (empty()) shape.done = shape.base;
      return shape;
    case 'ArrayBuffer':
    case 'SharedArrayBuffer': {
      shape.open = `${prefix(kind)}{`;
      if (!insideTypedArray) shape.entries = bufferEntries;
      else if (empty()) shape.done = `${shape.open} byteLength: ${formatNumber(ctx.stylize, value.byteLength, false)} }`;
      shape.keys.unshift('byteLength');
      return shape;
    }
    case 'DataView':
      shape.open = `${prefix('DataView')}{`;
      shape.keys.unshift('byteLength', 'byteOffset', 'buffer');
      return shape;
    case 'Promise':
      shape.open = `${prefix('Promise')}{`;
      shape.entries = promiseEntries;
      return shape;
    case 'WeakSet':
    case 'WeakMap':
      shape.open = `${prefix(kind)}{`;
      shape.entries = ctx.showHidden ? weakEntries : unknownEntries;
      return shape;
    case 'Module':
      shape.open = `${prefix('Module')}{`;
      shape.entries = moduleEntries;
      shape.moduleKeys = shape.keys;
      shape.keys = [];
      return shape;
    case 'Number':
    case 'String':
    case 'Boolean':
    case 'BigInt':
    case 'Symbol':
      shape.base = boxedBase(value, kind, ctx, shape.keys, className, tag);
      if (empty()) shape.done = shape.base;
      return shape;
    default:
      if (className !== 'Object' || tag !== '') shape.open = `${prefix('Object')}{`;
      if (empty()) shape.done = `${shape.open}}`;
      return shape;
  }
}

function formatObject(ctx, value, depth, insideTypedArray) {
  const shape = describe(ctx, value, depth, insideTypedArray);
  if (shape.done !== undefined) return shape.done;
  const { keys, list } = shape;
  if (ctx.depth !== null && depth > ctx.depth) {
    const name = prefixOf(shape.className, shape.tag, Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
    return ctx.stylize(`[${name}]`, 'special');
  }

  depth++;
  ctx.seen.push(value);
  ctx.currentDepth = depth;
  const indentation = ctx.indentation;
  let output;
  try {
    if (depth > MAX_DEPTH) throw new RangeError('Maximum call stack size exceeded');
    output = shape.entries(ctx, value, depth, shape);
    for (const key of keys) output.push(formatProperty(ctx, value, depth, key, list ? LISTED : NAMED));
    if (shape.inherited !== undefined) addInherited(ctx, value, depth, shape.inherited, output);
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack|too much recursion/i.test(error.message)) throw error;
    ctx.seen.pop();
    ctx.indentation = indentation;
    const name = prefixOf(shape.className, shape.tag, 'Object').slice(0, -1);
    return ctx.stylize(`[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  ctx.seen.pop();

  let { base, open } = shape;
  const index = ctx.circular?.get(value);
  if (index !== undefined) {
    const reference = ctx.stylize(`<ref *${index}>`, 'special');
    if (ctx.compact === true) open = `${reference} ${open}`;
    else base = base === '' ? reference : `${reference} ${base}`;
  }

  if (ctx.sorted) {
    const order = ctx.sorted === true ? undefined : ctx.sorted;
    if (!list) output.sort(order);
    else if (keys.length > 1) output.push(...output.splice(output.length - keys.length).sort(order));
  }

  const text = layOut(ctx, output, base, open, shape.close, list, depth, value);
  const spent = (ctx.budget[ctx.indentation] || 0) + text.length;
  ctx.budget[ctx.indentation] = spent;
  // Enormous output helps nobody: from here on only the first level.
  if (spent > 2 ** 27) ctx.depth = -1;
  return text;
}

// ---------------------------------------------------------------- names

function prefixOf(className, tag, fallback, size = '') {
  if (className === null) {
    return tag !== '' && fallback !== tag ? `[${fallback}${size}: null prototype] [${tag}] ` : `[${fallback}${size}: null prototype] `;
  }
  return tag !== '' && className !== tag ? `${className}${size} [${tag}] ` : `${className}${size} `;
}

function constructorName(value, ctx, depth) {
  let first;
  for (let object = value; object !== null;) {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (descriptor !== undefined && typeof descriptor.value === 'function' && descriptor.value.name !== '' && isInstance(value, descriptor.value)) {
      return String(descriptor.value.name);
    }
    object = Object.getPrototypeOf(object);
    if (first === undefined) first = object;
  }
  if (first === null) return null;
  const name = engineClassName(value);
  if (ctx.depth !== null && depth > ctx.depth) return `${name} <Complex prototype>`;
  const above = constructorName(first, ctx, depth + 1);
  if (above === null) return `${name} <${inspect(first, { ...pickOptions(ctx), customInspect: false, depth: -1 })}>`;
  return `${name} <${above}>`;
}

function pickOptions(ctx) {
  const options = {};
  for (const key of Object.keys(defaults)) options[key] = ctx[key];
  return options;
}

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

function functionBase(value, kind, className, tag) {
  if (kind === 'Function' && /^class(?![\w$])/.test(Function.prototype.toString.call(value))) return classBase(value, className, tag);
  let base = `[${kind}`;
  if (className === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)' : `: ${typeof value.name === 'string' ? value.name : formatPrimitiveSafely(value.name)}`;
  base += ']';
  if (className !== kind && className !== null) base += ` ${className}`;
  if (tag !== '' && className !== tag) base += ` [${tag}]`;
  return base;
}

function formatPrimitiveSafely(value) {
  try {
    return String(value);
  } catch {
    return '';
  }
}

function classBase(value, className, tag) {
  const name = (hasOwn(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${formatPrimitiveSafely(name)}`;
  if (className !== 'Function' && className !== null) base += ` [${className}]`;
  if (tag !== '' && className !== tag) base += ` [${tag}]`;
  if (className === null) {
    base += ' extends null';
  } else {
    const superName = Object.getPrototypeOf(value).name;
    if (superName) base += ` extends ${superName}`;
  }
  return `[${base}]`;
}

const boxedValue = {
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
};

function boxedBase(value, kind, ctx, keys, className, tag) {
  const primitive = boxedValue[kind].call(value);
  if (kind === 'String') keys.splice(0, primitive.length);
  let base = `[${kind}`;
  if (kind !== className) base += className === null ? ' (null prototype)' : ` (${className})`;
  base += `: ${formatPrimitive(plainStyle, primitive, ctx)}]`;
  if (tag !== '' && tag !== className) base += ` [${tag}]`;
  if (keys.length !== 0 || ctx.stylize === plainStyle) return base;
  return ctx.stylize(base, kind.toLowerCase());
}

function ownKeys(value, showHidden) {
  const symbols = Object.getOwnPropertySymbols(value);
  if (showHidden) return symbols.length === 0 ? Object.getOwnPropertyNames(value) : Reflect.ownKeys(value);
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    // A module namespace whose bindings are not initialised yet.
    keys = Object.getOwnPropertyNames(value);
  }
  for (const symbol of symbols) {
    if (isEnumerable(value, symbol)) keys.push(symbol);
  }
  return keys;
}

// ---------------------------------------------------------------- errors

function stackOf(error) {
  return error.stack ? String(error.stack) : Error.prototype.toString.call(error);
}

function formatError(error, className, tag, ctx, keys) {
  let name = 'Error';
  let stack;
  let message = '';
  try {
    if (error.name != null) name = String(error.name);
    stack = stackOf(error);
    if (typeof error.message === 'string') message = error.message;
  } catch {
    stack = '[object Error]';
  }
  if (!ctx.showHidden) {
    for (const hidden of ['name', 'message', 'stack']) {
      const index = keys.indexOf(hidden);
      if (index !== -1 && (typeof error[hidden] !== 'string' || stack.includes(error[hidden]))) keys.splice(index, 1);
    }
  }
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  const errors = Object.getOwnPropertyDescriptor(error, 'errors');
  if (errors !== undefined && Array.isArray(errors.value) && !keys.includes('errors')) keys.push('errors');

  stack = nameInStack(stack, className, name, tag);
  let from = (message && stack.indexOf(message)) || -1;
  if (from !== -1) from += message.length;
  const frames = stack.indexOf('\n    at', from);
  if (frames === -1) {
    stack = `[${stack}]`;
  } else {
    const head = stack.slice(0, frames);
    const lines = framesWithoutCause(ctx, error, stack.slice(frames + 1).split('\n'));
    stack = head + '\n' + (ctx.colors ? lines.map((line) => colorFrame(ctx, line)) : lines).join('\n');
  }
  return ctx.indentation === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(ctx.indentation)}`);
}

// Frames of the host itself are dimmed: the reader looks for his own code.
function colorFrame(ctx, line) {
  return /\((?:node|cjs):|at (?:node|cjs):/.test(line) ? ctx.stylize(line, 'undefined') : line;
}

// A subclass whose instances print "Error: …" is named too: "Sub [Error]: …" or "SubError: …".
function nameInStack(stack, className, name, tag) {
  let length = name.length;
  const startsWithName = name.endsWith('Error') && stack.startsWith(name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (className !== null && !startsWithName) return stack;
  let fallback = 'Error';
  if (className === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    length = start === null ? 0 : start[1].length;
    fallback = start === null ? 'Error' : start[1];
  }
  const prefix = prefixOf(className, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (prefix.includes(name)) return length === 0 ? `${prefix}: ${stack}` : prefix + stack.slice(length);
  return `${prefix} [${name}]${stack.slice(length)}`;
}

function framesWithoutCause(ctx, error, frames) {
  let cause;
  try {
    ({ cause } = error);
  } catch {
    return frames;
  }
  if (cause == null || typeof cause !== 'object' || kindOf(cause) !== 'Error') return frames;
  const causeStack = stackOf(cause);
  const start = causeStack.indexOf('\n    at');
  if (start === -1) return frames;
  const others = causeStack.slice(start + 1).split('\n');
  for (let i = 0; i < frames.length - 3; i++) {
    const at = others.indexOf(frames[i]);
    if (at === -1) continue;
    let same = 1;
    while (i + same < frames.length && at + same < others.length && frames[i + same] === others[at + same]) same++;
    if (same > 3) {
      frames.splice(i + 1, same - 2, ctx.stylize(`    ... ${same - 2} lines matching cause stack trace ...`, 'undefined'));
      return frames;
    }
  }
  return frames;
}

// ---------------------------------------------------------------- primitives

function quote(text) {
  let mark = "'";
  let pattern = needsEscape;
  let each = escapeEach;
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
    if (mark !== "'") {
      pattern = /[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
      each = new RegExp(pattern.source, 'g');
    }
  }
  if (!pattern.test(text)) return mark + text + mark;
  return mark + text.replace(each, escapeChar) + mark;
}

function escapeChar(char) {
  const short = shortEscapes[char];
  if (short !== undefined) return short;
  const code = char.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}` : `\\u${code.toString(16)}`;
}

function formatPrimitive(style, value, ctx) {
  switch (typeof value) {
    case 'string': {
      let trailer = '';
      if (value.length > ctx.maxStringLength) {
        const left = value.length - ctx.maxStringLength;
        value = value.slice(0, ctx.maxStringLength);
        trailer = `... ${left} more character${left > 1 ? 's' : ''}`;
      }
      if (ctx.compact !== true && value.length > 16 && value.length > ctx.breakLength - ctx.indentation - 4 && value.includes('\n')) {
        return value.split(/(?<=\n)/).map((line) => style(quote(line), 'string')).join(` +\n${' '.repeat(ctx.indentation + 2)}`) + trailer;
      }
      return style(quote(value), 'string') + trailer;
    }
    case 'number': return formatNumber(style, value, ctx.numericSeparator);
    case 'bigint': return formatBigInt(style, value, ctx.numericSeparator);
    case 'boolean': return style(`${value}`, 'boolean');
    case 'undefined': return style('undefined', 'undefined');
    default: return style(Symbol.prototype.toString.call(value), 'symbol');
  }
}

function formatNumber(style, value, separators) {
  if (value === 0 && 1 / value < 0) return style('-0', 'number');
  const text = `${value}`;
  if (!separators || !Number.isFinite(value) || text.includes('e')) return style(text, 'number');
  const [whole, fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '_');
  return style(fraction === undefined ? grouped : `${grouped}.${fraction.replace(/(\d{3})(?=\d)/g, '$1_')}`, 'number');
}

function formatBigInt(style, value, separators) {
  const text = separators ? `${value}`.replace(/\B(?=(\d{3})+$)/g, '_') : `${value}`;
  return style(`${text}n`, 'bigint');
}

// ---------------------------------------------------------------- entries

const more = (count, what = 'item') => `... ${count} more ${what}${count > 1 ? 's' : ''}`;
const limit = (ctx, length) => Math.min(Math.max(0, ctx.maxArrayLength), length);

// Getters of builtin prototypes, found when they are first needed.
function getterOf(prototypeOf, key) {
  let get;
  return (value) => (get ??= Object.getOwnPropertyDescriptor(prototypeOf(), key).get).call(value);
}

const setSize = getterOf(() => Set.prototype, 'size');
const mapSize = getterOf(() => Map.prototype, 'size');
const typedArrayLength = getterOf(() => Object.getPrototypeOf(Uint8Array.prototype), 'length');
const setValues = Set.prototype.values;
const mapPairs = Map.prototype.entries;

function noEntries() {
  return [];
}

function arrayEntries(ctx, value, depth) {
  const length = value.length;
  const shown = limit(ctx, length);
  const output = [];
  for (let i = 0; i < shown; i++) {
    if (!hasOwn(value, i)) return sparseEntries(ctx, value, depth, shown, output, i);
    output.push(formatProperty(ctx, value, depth, i, ELEMENT));
  }
  if (length > shown) output.push(more(length - shown));
  return output;
}

function sparseEntries(ctx, value, depth, shown, output, from) {
  const keys = Object.keys(value);
  const holes = (count) => ctx.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
  let index = from;
  for (let i = from; i < keys.length && output.length < shown; i++) {
    const key = keys[i];
    if (!/^(0|[1-9][0-9]*)$/.test(key) || +key > 2 ** 32 - 2) break;
    if (+key !== index) {
      output.push(holes(key - index));
      index = +key;
      if (output.length === shown) break;
    }
    output.push(formatProperty(ctx, value, depth, key, ELEMENT));
    index++;
  }
  const left = value.length - index;
  if (left > 0) output.push(output.length === shown ? more(left) : holes(left));
  return output;
}

function typedArrayEntries(ctx, value, depth) {
  const length = typedArrayLength(value);
  const shown = limit(ctx, length);
  const output = [];
  for (let i = 0; i < shown; i++) {
    const element = value[i];
    output.push(typeof element === 'bigint' ? formatBigInt(ctx.stylize, element, ctx.numericSeparator)
      : formatNumber(ctx.stylize, element, ctx.numericSeparator));
  }
  if (length > shown) output.push(more(length - shown));
  if (ctx.showHidden) {
    ctx.indentation += 2;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`[${key}]: ${formatValue(ctx, value[key], depth, true)}`);
    }
    ctx.indentation -= 2;
  }
  return output;
}

function setEntries(ctx, value, depth) {
  return listEntries(ctx, setValues.call(value), setSize(value), depth);
}

function listEntries(ctx, values, length, depth) {
  const shown = limit(ctx, length);
  const output = [];
  ctx.indentation += 2;
  for (const element of values) {
    if (output.length >= shown) break;
    output.push(formatValue(ctx, element, depth, false));
  }
  ctx.indentation -= 2;
  if (length > shown) output.push(more(length - shown));
  return output;
}

function mapEntries(ctx, value, depth) {
  const length = mapSize(value);
  const shown = limit(ctx, length);
  const output = [];
  ctx.indentation += 2;
  for (const pair of mapPairs.call(value)) {
    if (output.length >= shown) break;
    output.push(`${formatValue(ctx, pair[0], depth, false)} => ${formatValue(ctx, pair[1], depth, false)}`);
  }
  ctx.indentation -= 2;
  if (length > shown) output.push(more(length - shown));
  return output;
}

function pairEntries(ctx, flat, depth, asArrays) {
  const length = flat.length / 2;
  const shown = limit(ctx, length);
  const output = [];
  ctx.indentation += 2;
  for (let i = 0; i < shown; i++) {
    const pair = [formatValue(ctx, flat[i * 2], depth, false), formatValue(ctx, flat[i * 2 + 1], depth, false)];
    output.push(asArrays ? layOut(ctx, pair, '', '[', ']', true, depth, undefined) : `${pair[0]} => ${pair[1]}`);
  }
  ctx.indentation -= 2;
  if (length > shown) output.push(more(length - shown));
  return output;
}

function iteratorEntries(ctx, value, depth, shape) {
  const [entries, pairs] = previewEntries(value);
  if (!pairs) return listEntries(ctx, entries, entries.length, depth);
  shape.open = shape.open.replace(/ Iterator] {$/, ' Entries] {');
  return pairEntries(ctx, entries, depth, true);
}

function weakEntries(ctx, value, depth, shape) {
  const [entries] = previewEntries(value);
  const output = shape.kind === 'WeakSet' ? listEntries(ctx, entries, entries.length, depth) : pairEntries(ctx, entries, depth, false);
  return output.sort();
}

function unknownEntries(ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

function promiseEntries(ctx, value, depth) {
  const [state, result] = getPromiseDetails(value);
  if (state === 0) return [ctx.stylize('<pending>', 'special')];
  ctx.indentation += 2;
  const text = formatValue(ctx, result, depth, false);
  ctx.indentation -= 2;
  return [state === 2 ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

function bufferEntries(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const shown = limit(ctx, bytes.length);
  let text = '';
  for (let i = 0; i < shown; i++) text += (i === 0 ? '' : ' ') + (bytes[i] < 16 ? '0' : '') + bytes[i].toString(16);
  if (bytes.length > shown) text += ` ${more(bytes.length - shown, 'byte')}`;
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

function moduleEntries(ctx, value, depth, shape) {
  return shape.moduleKeys.map((key) => {
    try {
      return formatProperty(ctx, value, depth, key, NAMED);
    } catch {
      return `${propertyName(ctx, key, true)}: ${ctx.stylize('<uninitialized>', 'special')}`;
    }
  });
}

// ---------------------------------------------------------------- properties

function formatProperty(ctx, value, depth, key, style) {
  const descriptor = Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], configurable: true, enumerable: true };
  let gap = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || style !== NAMED ? 2 : 3;
    ctx.indentation += indent;
    text = formatValue(ctx, descriptor.value, depth, false);
    if (indent === 3 && ctx.breakLength < stripColors(text).length) gap = `\n${' '.repeat(ctx.indentation)}`;
    ctx.indentation -= indent;
  } else if (descriptor.get !== undefined) {
    text = formatGetter(ctx, value, depth, descriptor);
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize('[Setter]', 'special');
  } else {
    text = ctx.stylize('undefined', 'undefined');
  }
  return style === ELEMENT ? text : `${propertyName(ctx, key, descriptor.enumerable)}:${gap}${text}`;
}

function formatGetter(ctx, value, depth, { get, set }) {
  const label = set !== undefined ? 'Getter/Setter' : 'Getter';
  const wanted = ctx.getters === true || (ctx.getters === 'get' && set === undefined) || (ctx.getters === 'set' && set !== undefined);
  if (!wanted) return ctx.stylize(`[${label}]`, 'special');
  const around = (text) => `${ctx.stylize(`[${label}:`, 'special')} ${text}${ctx.stylize(']', 'special')}`;
  try {
    const result = get.call(value);
    ctx.indentation += 2;
    let text;
    if (result === null) text = around(ctx.stylize('null', 'null'));
    else if (typeof result === 'object') text = `${ctx.stylize(`[${label}]`, 'special')} ${formatValue(ctx, result, depth, false)}`;
    else text = around(formatValue(ctx, result, depth, false));
    ctx.indentation -= 2;
    return text;
  } catch (error) {
    return around(`<Inspection threw (${error?.message})>`);
  }
}

function propertyName(ctx, key, enumerable) {
  if (typeof key === 'symbol') return `[${ctx.stylize(Symbol.prototype.toString.call(key).replace(escapeEach, escapeName), 'symbol')}]`;
  if (key === '__proto__') return "['__proto__']";
  if (enumerable === false) return `[${String(key).replace(escapeEach, escapeName)}]`;
  if (plainName.test(key)) return ctx.stylize(key, 'name');
  return ctx.stylize(quote(String(key)), 'string');
}

const escapeName = (char) => (char === "'" ? char : escapeChar(char));

// ---------------------------------------------------------------- layout

function layOut(ctx, output, base, open, close, list, depth, value) {
  if (ctx.compact === true) {
    if (fits(ctx, output, 0, base)) return `${open}${base ? ` ${base}` : ''} ${output.join(', ')} ${close}`;
    const line = `\n${' '.repeat(ctx.indentation)}`;
    const start = base === '' && open.length === 1 ? ' ' : `${base ? ` ${base}` : ''}${line}  `;
    return `${open}${start}${output.join(`,${line}  `)} ${close}`;
  }
  const head = base ? `${base} ` : '';
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    const count = output.length;
    if (list && count > 6) output = toGrid(ctx, output, value);
    if (ctx.currentDepth - depth < ctx.compact && count === output.length) {
      // 10 keeps short objects together and long ones apart: the room a name and a comma may still need.
      const start = output.length + ctx.indentation + open.length + base.length + 10;
      if (fits(ctx, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${head}${open} ${joined} ${close}`;
      }
    }
  }
  const line = `\n${' '.repeat(ctx.indentation)}`;
  return `${head}${open}${line}  ${output.join(`,${line}  `)}${line}${close}`;
}

function fits(ctx, output, start, base) {
  let total = output.length + start;
  if (total + output.length > ctx.breakLength) return false;
  for (const text of output) {
    total += ctx.colors ? stripColors(text).length : text.length;
    if (total > ctx.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

// Short entries in columns: about 2.5 times as wide as high, at most 15 columns, numbers to the right.
function toGrid(ctx, output, value) {
  let count = output.length;
  if (ctx.maxArrayLength < count) count--;
  const separator = 2;
  const lengths = [];
  let total = 0;
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const length = widthOf(ctx.colors ? stripColors(output[i]) : output[i]);
    lengths.push(length);
    total += length + separator;
    longest = Math.max(longest, length);
  }
  const width = longest + separator;
  if (width * 3 + ctx.indentation >= ctx.breakLength || (total / width <= 5 && longest > 6)) return output;

  const typical = Math.max(width - 3 - Math.sqrt(width - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * typical * count) / typical),
    Math.floor((ctx.breakLength - ctx.indentation) / width),
    ctx.compact * 4,
    15,
  );
  if (columns <= 1) return output;

  const columnWidths = [];
  for (let i = 0; i < columns; i++) {
    let widest = 0;
    for (let j = i; j < count; j += columns) widest = Math.max(widest, lengths[j]);
    columnWidths.push(widest + separator);
  }
  let numeric = value !== undefined;
  for (let i = 0; numeric && i < output.length; i++) numeric = typeof value[i] === 'number' || typeof value[i] === 'bigint';
  if (value === undefined) numeric = true;

  const rows = [];
  for (let i = 0; i < count; i += columns) {
    const last = Math.min(i + columns, count) - 1;
    let row = '';
    for (let j = i; j < last; j++) {
      const spaces = ' '.repeat(columnWidths[j - i] - lengths[j] - separator);
      row += numeric ? `${spaces}${output[j]}, ` : `${output[j]}, ${spaces}`;
    }
    row += numeric ? ' '.repeat(columnWidths[last - i] - lengths[last] - separator) + output[last] : output[last];
    rows.push(row);
  }
  if (ctx.maxArrayLength < output.length) rows.push(output[count]);
  return rows;
}

// Columns on a terminal: wide East Asian characters and emoji take two, combining marks none.
function widthOf(text) {
  if (!/[^\x20-\x7e]/.test(text)) return text.length;
  let width = 0;
  for (const char of text.normalize('NFC')) {
    const code = char.codePointAt(0);
    if (isWide(code)) width += 2;
    else if (!isZeroWidth(code)) width++;
  }
  return width;
}

function isWide(code) {
  return code >= 0x1100 && (code <= 0x115f || code === 0x2329 || code === 0x232a || (code >= 0x2e80 && code <= 0x3247 && code !== 0x303f) ||
    (code >= 0x3250 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0xa4c6) || (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe10 && code <= 0xfe19) ||
    (code >= 0xfe30 && code <= 0xfe6b) || (code >= 0xff01 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1b000 && code <= 0x1b001) || (code >= 0x1f200 && code <= 0x1f251) || (code >= 0x1f300 && code <= 0x1f64f) ||
    (code >= 0x1f900 && code <= 0x1f9ff) || (code >= 0x20000 && code <= 0x3fffd));
}

function isZeroWidth(code) {
  return code <= 0x1f || (code >= 0x7f && code <= 0x9f) || (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x20d0 && code <= 0x20ff) || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xfe20 && code <= 0xfe2f) ||
    (code >= 0xe0100 && code <= 0xe01ef);
}

// ---------------------------------------------------------------- format

function format(...args) {
  return formatArguments(undefined, args);
}

function formatWithOptions(options, ...args) {
  if (typeof options !== 'object' || options === null) {
    const { ERR_INVALID_ARG_TYPE } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('inspectOptions', 'object', options);
  }
  return formatArguments(options, args);
}

function formatArguments(options, args) {
  const first = args[0];
  let next = 0;
  let text = '';
  if (typeof first === 'string') {
    if (args.length === 1) return first;
    next = 1;
    if (first.includes('%')) {
      let done = 0;
      for (let i = first.indexOf('%'); i !== -1 && i + 1 < first.length; i = first.indexOf('%', i)) {
        const letter = first[i + 1];
        i += 2;
        let part;
        if (letter === '%') part = '%';
        else if (next < args.length) part = formatPlaceholder(letter, args[next], options);
        if (part === undefined) {
          i--;
          continue;
        }
        if (letter !== '%') next++;
        text += first.slice(done, i - 2) + part;
        done = i;
      }
      text += first.slice(done);
    } else {
      text = first;
    }
    if (next < args.length) text += ' ';
  }
  for (; next < args.length; next++) {
    const value = args[next];
    text += typeof value === 'string' ? value : inspect(value, options);
    if (next + 1 < args.length) text += ' ';
  }
  return text;
}

function formatPlaceholder(letter, value, options) {
  switch (letter) {
    case 's':
      if (typeof value === 'number') return formatNumber(plainStyle, value, false);
      if (typeof value === 'bigint') return formatBigInt(plainStyle, value, false);
      if (typeof value !== 'object' || value === null || !printsLikeBuiltin(value)) return String(value);
      return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
    case 'd':
      if (typeof value === 'bigint') return formatBigInt(plainStyle, value, false);
      return formatNumber(plainStyle, typeof value === 'symbol' ? NaN : Number(value), false);
    case 'i':
      if (typeof value === 'bigint') return formatBigInt(plainStyle, value, false);
      return formatNumber(plainStyle, typeof value === 'symbol' ? NaN : parseInt(value), false);
    case 'f':
      return formatNumber(plainStyle, typeof value === 'symbol' ? NaN : parseFloat(value), false);
    case 'j':
      return stringify(value);
    case 'o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 'O':
      return inspect(value, options);
    case 'c':
      return '';
    default:
      return undefined;
  }
}

function stringify(value) {
  try {
    return `${JSON.stringify(value)}`;
  } catch (error) {
    if (error instanceof TypeError && /circular|cyclic/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

// A class with a toString of its own is printed by it; the rest is inspected.
function printsLikeBuiltin(value) {
  if (getProxyDetails(value) !== undefined) return true;
  if (typeof value.toString !== 'function' && typeof value[Symbol.toPrimitive] !== 'function') return true;
  if (hasOwn(value, 'toString') || hasOwn(value, Symbol.toPrimitive)) return false;
  let owner = value;
  do {
    owner = Object.getPrototypeOf(owner);
    if (owner === null) return true;
  } while (!hasOwn(owner, 'toString') && !hasOwn(owner, Symbol.toPrimitive));
  const descriptor = Object.getOwnPropertyDescriptor(owner, 'constructor');
  return descriptor !== undefined && typeof descriptor.value === 'function' && builtinNames.has(descriptor.value.name);
}

module.exports = { inspect, format, formatWithOptions, stripColors, widthOf, quote, formatNumber };
