// structuredClone: StructuredSerialize and StructuredDeserialize in one pass. https://html.spec.whatwg.org/#structured-cloning
'use strict';

const { kindOf } = internalBinding('util');

const errorNames = new Set(['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']);

function fail(value) {
  const { DOMException } = require('internal/event_target');
  let text;
  try {
    text = typeof value === 'symbol' ? value.toString() : typeof value === 'function' ? Function.prototype.toString.call(value) : `#<${value?.constructor?.name ?? 'Object'}>`;
  } catch {
    text = 'value';
  }
  return new DOMException(`${text} could not be cloned.`, 'DataCloneError');
}

function clone(value, memory) {
  if (typeof value === 'symbol' || typeof value === 'function') throw fail(value);
  if (typeof value !== 'object' || value === null) return value;
  const known = memory.get(value);
  if (known !== undefined) return known;
  const kind = kindOf(value);
  let copy;
  const keep = (made) => {
    memory.set(value, made);
    return made;
  };
  switch (kind) {
    case 'Boolean': return keep(Object(Boolean.prototype.valueOf.call(value)));
    case 'Number': return keep(Object(Number.prototype.valueOf.call(value)));
    case 'String': return keep(Object(String.prototype.valueOf.call(value)));
    case 'BigInt': return keep(Object(BigInt.prototype.valueOf.call(value)));
    case 'Date': return keep(new Date(Date.prototype.getTime.call(value)));
    case 'RegExp': return keep(new RegExp(value.source, value.flags));
    case 'SharedArrayBuffer': return keep(value);
    case 'ArrayBuffer': {
      const options = value.resizable ? { maxByteLength: value.maxByteLength } : undefined;
      copy = new ArrayBuffer(value.byteLength, options);
      new Uint8Array(copy).set(new Uint8Array(value));
      return keep(copy);
    }
    case 'DataView': return keep(new DataView(clone(value.buffer, memory), value.byteOffset, value.byteLength));
    case 'Map':
      copy = keep(new Map());
      for (const [key, item] of [...Map.prototype.entries.call(value)]) copy.set(clone(key, memory), clone(item, memory));
      return copy;
    case 'Set':
      copy = keep(new Set());
      for (const item of [...Set.prototype.values.call(value)]) copy.add(clone(item, memory));
      return copy;
    case 'Error': {
      const { name } = value;
      const Base = errorNames.has(name) ? globalThis[name] : Error;
      const made = keep(new Base());
      const message = Object.getOwnPropertyDescriptor(value, 'message');
      const hidden = (key, item) => Object.defineProperty(made, key, { value: item, writable: true, configurable: true, enumerable: false });
      if (message !== undefined && 'value' in message) hidden('message', `${message.value}`);
      if (typeof value.stack === 'string') hidden('stack', value.stack);
      if (Object.hasOwn(value, 'cause')) hidden('cause', clone(value.cause, memory));
      return made;
    }
    case 'Array':
      copy = keep(new Array(value.length));
      break;
    case 'Object':
    case 'Arguments':
      copy = keep({});
      break;
    default:
      if (ArrayBuffer.isView(value)) {
        const buffer = clone(value.buffer, memory);
        return keep(new globalThis[kind](buffer, value.byteOffset, value.length));
      }
      throw fail(value);
  }
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(value, key)) Object.defineProperty(copy, key, { value: clone(value[key], memory), writable: true, enumerable: true, configurable: true });
  }
  return copy;
}

function structuredClone(value, options = undefined) {
  if (arguments.length === 0) throw new (require('internal/errors').ERR_MISSING_ARGS)('The "value" argument');
  const memory = new Map();
  const transfer = options?.transfer === undefined ? [] : [...options.transfer];
  for (const item of transfer) {
    if (kindOf(item) !== 'ArrayBuffer' || item.detached) throw fail(item);
  }
  // What is transferred must stay readable until all is copied.
  const copy = clone(value, memory);
  for (const item of transfer) item.transfer();
  return copy;
}

module.exports = { structuredClone };
