// node:buffer: bytes with text. Everything that touches text is turned in the host.
'use strict';

const { utf8Encode, utf8EncodeInto, utf8Decode, latin1Decode, utf16Decode, base64Encode, base64Decode } = internalBinding('encoding');
const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_ENCODING, ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_BUFFER_SIZE, validateNumber } =
  require('internal/errors');

const kMaxLength = 2 ** 31 - 1;
const kStringMaxLength = 2 ** 29 - 24;
const customInspect = Symbol.for('nodejs.util.inspect.custom');
const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);

function normalizeEncoding(encoding) {
  if (encoding === undefined || encoding === null || encoding === '' || encoding === 'utf8' || encoding === 'utf-8') return 'utf8';
  switch (`${encoding}`.toLowerCase()) {
    case 'utf8':
    case 'utf-8': return 'utf8';
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le': return 'utf16le';
    case 'latin1':
    case 'binary': return 'latin1';
    case 'ascii': return 'ascii';
    case 'hex': return 'hex';
    case 'base64': return 'base64';
    case 'base64url': return 'base64url';
    default: return undefined;
  }
}

function encodingOf(encoding) {
  const name = normalizeEncoding(encoding);
  if (name === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return name;
}

function hexToBytes(text) {
  const length = text.length >>> 1;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const value = hexDigit(text.charCodeAt(i * 2)) * 16 + hexDigit(text.charCodeAt(i * 2 + 1));
    // What is not hexadecimal ends the bytes.
    if (!(value >= 0)) return bytes.subarray(0, i);
    bytes[i] = value;
  }
  return bytes;
}

function hexDigit(code) {
  if (code >= 48 && code <= 57) return code - 48;
  code |= 32;
  return code >= 97 && code <= 102 ? code - 87 : NaN;
}

const hexPairs = Array.from({ length: 256 }, (_, i) => (i < 16 ? '0' : '') + i.toString(16));

function encodeText(text, encoding) {
  switch (encoding) {
    case 'utf8': return utf8Encode(text);
    case 'utf16le': {
      const bytes = new Uint8Array(text.length * 2);
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        bytes[i * 2] = code;
        bytes[i * 2 + 1] = code >> 8;
      }
      return bytes;
    }
    case 'latin1':
    case 'ascii': {
      const bytes = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
      return bytes;
    }
    case 'hex': return hexToBytes(text);
    default: return base64Decode(text);
  }
}

function decodeBytes(bytes, encoding, start, end) {
  switch (encoding) {
    case 'utf8': return utf8Decode(bytes, start, end, false);
    case 'utf16le': return utf16Decode(bytes, start, start + ((end - start) & ~1));
    case 'latin1': return latin1Decode(bytes, start, end);
    case 'ascii': {
      let text = '';
      for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] & 0x7f);
      return text;
    }
    case 'hex': {
      let text = '';
      for (let i = start; i < end; i++) text += hexPairs[bytes[i]];
      return text;
    }
    case 'base64': return base64Encode(bytes, start, end, false);
    default: return base64Encode(bytes, start, end, true);
  }
}

class FastBuffer extends Uint8Array {}

function Buffer(arg, encodingOrOffset, length) {
  if (typeof arg === 'number') {
    if (typeof encodingOrOffset === 'string') throw new ERR_INVALID_ARG_TYPE('string', 'string', arg);
    return Buffer.alloc(arg);
  }
  return Buffer.from(arg, encodingOrOffset, length);
}

Object.defineProperty(Buffer, Symbol.species, { configurable: true, enumerable: false, get: () => FastBuffer });
FastBuffer.prototype.constructor = Buffer;
Buffer.prototype = FastBuffer.prototype;
Object.setPrototypeOf(Buffer, Uint8Array);

const view = (bytes) => new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

Buffer.poolSize = 8192;

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return view(encodeText(value, encodingOf(encodingOrOffset)));
  if (typeof value === 'object' && value !== null) {
    if (value instanceof ArrayBuffer || (typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer)) {
      const offset = encodingOrOffset === undefined ? 0 : +encodingOrOffset || 0;
      if (offset > value.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
      if (length === undefined) return new FastBuffer(value, offset);
      const count = Math.max(0, +length || 0);
      if (count > value.byteLength - offset) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
      return new FastBuffer(value, offset, count);
    }
    const primitive = value.valueOf?.();
    if (primitive != null && primitive !== value && (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length);
    }
    const copied = fromObject(value);
    if (copied !== undefined) return copied;
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const text = value[Symbol.toPrimitive]('string');
      if (typeof text === 'string') return view(encodeText(text, encodingOf(encodingOrOffset)));
    }
  }
  throw new ERR_INVALID_ARG_TYPE('first argument', ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
};

function fromObject(value) {
  if (value.length !== undefined || value.buffer instanceof ArrayBuffer) {
    if (typeof value.length !== 'number' || value.length <= 0) return new FastBuffer(0);
    const buffer = new FastBuffer(value.length);
    if (value instanceof Uint8Array) buffer.set(value);
    else for (let i = 0; i < buffer.length; i++) buffer[i] = value[i];
    return buffer;
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return fromObject(value.data);
  return undefined;
}

Buffer.of = (...items) => fromObject(items);

Buffer.copyBytesFrom = function copyBytesFrom(source, offset = 0, length = undefined) {
  if (!ArrayBuffer.isView(source) || source instanceof DataView) throw new ERR_INVALID_ARG_TYPE('view', ['TypedArray'], source);
  const part = source.subarray(offset, length === undefined ? undefined : offset + length);
  return view(new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice());
};

function checkSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

Buffer.alloc = function alloc(size, fill, encoding) {
  checkSize(size);
  const buffer = new FastBuffer(size);
  return fill === undefined || fill === 0 || size === 0 ? buffer : buffer.fill(fill, encoding);
};

Buffer.allocUnsafe = Buffer.allocUnsafeSlow = function allocUnsafe(size) {
  checkSize(size);
  return new FastBuffer(size);
};

Buffer.isBuffer = (value) => value instanceof Buffer;
Buffer.isEncoding = (encoding) => typeof encoding === 'string' && encoding.length !== 0 && normalizeEncoding(encoding) !== undefined;

Buffer.byteLength = function byteLength(value, encoding) {
  if (typeof value !== 'string') {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || (typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer)) return value.byteLength;
    throw new ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], value);
  }
  switch (normalizeEncoding(encoding)) {
    case 'utf16le': return value.length * 2;
    case 'latin1':
    case 'ascii': return value.length;
    case 'hex': return value.length >>> 1;
    case 'base64':
    case 'base64url': return Math.floor((value.replace(/=+$/, '').length * 3) / 4);
    default: {
      let bytes = 0;
      for (let i = 0; i < value.length; i++) {
        const code = value.charCodeAt(i);
        if (code < 0x80) bytes++;
        else if (code < 0x800) bytes += 2;
        else if (code >= 0xD800 && code <= 0xDBFF && (value.charCodeAt(i + 1) & 0xFC00) === 0xDC00) {
          bytes += 4;
          i++;
        } else bytes += 3;
      }
      return bytes;
    }
  }
};

function checkBytes(value, name) {
  if (!(value instanceof Uint8Array)) throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'Uint8Array'], value);
}

Buffer.compare = function compare(a, b) {
  checkBytes(a, 'buf1');
  checkBytes(b, 'buf2');
  return compareBytes(a, b);
};

function compareBytes(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return Math.sign(a.length - b.length);
}

Buffer.concat = function concat(list, total) {
  if (!Array.isArray(list)) throw new ERR_INVALID_ARG_TYPE('list', 'Array', list);
  if (total === undefined) total = list.reduce((sum, item) => sum + (item?.length ?? 0), 0);
  const buffer = Buffer.alloc(total);
  let at = 0;
  list.forEach((item, i) => {
    checkBytes(item, `list[${i}]`);
    const room = total - at;
    if (room <= 0) return;
    buffer.set(item.length > room ? item.subarray(0, room) : item, at);
    at += Math.min(room, item.length);
  });
  return buffer;
};

const methods = {
  toString(encoding, start, end) {
    if (arguments.length === 0) return utf8Decode(this, 0, this.length, false);
    start = start === undefined || !(start > 0) ? 0 : Math.min(start | 0, this.length);
    end = end === undefined || end > this.length ? this.length : end | 0;
    return end <= start ? '' : decodeBytes(this, encodingOf(encoding), start, end);
  },

  toLocaleString(encoding, start, end) { return this.toString(encoding, start, end); },

  equals(other) {
    checkBytes(other, 'otherBuffer');
    return this === other || (this.length === other.length && compareBytes(this, other) === 0);
  },

  compare(target, targetStart = 0, targetEnd = target?.length, sourceStart = 0, sourceEnd = this.length) {
    checkBytes(target, 'target');
    for (const [name, value, max] of [['targetStart', targetStart, Infinity], ['targetEnd', targetEnd, target.length], ['sourceStart', sourceStart, Infinity], ['sourceEnd', sourceEnd, this.length]]) {
      if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
      if (value < 0 || value > max) throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max === Infinity ? kMaxLength : max}`, value);
    }
    return compareBytes(this.subarray(sourceStart, Math.max(sourceStart, sourceEnd)), target.subarray(targetStart, Math.max(targetStart, targetEnd)));
  },

  slice(start, end) { return this.subarray(start, end); },

  subarray(start, end) {
    const part = typedArrayPrototype.subarray.call(this, start, end);
    return part instanceof Buffer ? part : view(part);
  },

  copy(target, targetStart = 0, sourceStart = 0, sourceEnd = this.length) {
    checkBytes(target, 'target');
    targetStart = Math.trunc(targetStart) || 0;
    sourceStart = Math.trunc(sourceStart) || 0;
    if (targetStart < 0) throw new ERR_OUT_OF_RANGE('targetStart', '>= 0', targetStart);
    if (sourceStart < 0 || sourceStart > this.length) throw new ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.length}`, sourceStart);
    if (targetStart >= target.length || sourceStart >= sourceEnd) return 0;
    const count = Math.min(sourceEnd, this.length, sourceStart + target.length - targetStart) - sourceStart;
    Uint8Array.prototype.set.call(target, typedArrayPrototype.subarray.call(this, sourceStart, sourceStart + count), targetStart);
    return count;
  },

  write(text, offset, length, encoding) {
    if (typeof text !== 'string') throw new ERR_INVALID_ARG_TYPE('argument', 'string', text);
    if (typeof offset === 'string') [offset, length, encoding] = [0, this.length, offset];
    else if (typeof length === 'string') [length, encoding] = [undefined, length];
    offset ??= 0;
    if (typeof offset !== 'number') throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
    if (offset < 0 || offset > this.length) throw new ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${this.length}`, offset);
    const room = Math.min(length ?? Infinity, this.length - offset);
    const name = encodingOf(encoding);
    if (name === 'utf8') return utf8EncodeInto(text, typedArrayPrototype.subarray.call(this, offset, offset + room), 0)[1];
    let bytes = encodeText(text, name);
    if (bytes.length > room) bytes = bytes.subarray(0, name === 'utf16le' ? room & ~1 : room);
    this.set(bytes, offset);
    return bytes.length;
  },

  fill(value, offset, end, encoding) {
    if (typeof offset === 'string') [offset, end, encoding] = [undefined, undefined, offset];
    else if (typeof end === 'string') [end, encoding] = [undefined, end];
    offset ??= 0;
    end ??= this.length;
    if (offset < 0 || offset > this.length) throw new ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${this.length}`, offset);
    if (end < 0 || end > this.length) throw new ERR_OUT_OF_RANGE('end', `>= 0 && <= ${this.length}`, end);
    if (typeof value === 'number' || typeof value === 'boolean') {
      typedArrayPrototype.fill.call(this, +value & 255, offset, end);
      return this;
    }
    const bytes = typeof value === 'string' ? encodeText(value, encodingOf(encoding)) : value;
    if (bytes.length === 0) {
      if (typeof value === 'string' && value !== '') throw new ERR_INVALID_ARG_VALUE('value', value);
      typedArrayPrototype.fill.call(this, 0, offset, end);
      return this;
    }
    for (let i = offset, j = 0; i < end; i++, j = j + 1 === bytes.length ? 0 : j + 1) this[i] = bytes[j];
    return this;
  },

  indexOf(value, from, encoding) { return search(this, value, from, encoding, true); },
  lastIndexOf(value, from, encoding) { return search(this, value, from, encoding, false); },
  includes(value, from, encoding) { return this.indexOf(value, from, encoding) !== -1; },

  toJSON() { return { type: 'Buffer', data: Array.from(this) }; },

  swap16() { return swap(this, 2); },
  swap32() { return swap(this, 4); },
  swap64() { return swap(this, 8); },

  [customInspect](depth, options) {
    const shown = Math.min(module.exports.INSPECT_MAX_BYTES, this.length);
    let text = '';
    for (let i = 0; i < shown; i++) text += (i === 0 ? '' : ' ') + hexPairs[this[i]];
    const left = this.length - shown;
    if (left > 0) text += ` ... ${left} more byte${left > 1 ? 's' : ''}`;
    const extras = Object.keys(this).filter((key) => !/^\d+$/.test(key));
    if (extras.length > 0 && options) {
      const inspected = require('internal/inspect').inspect(Object.fromEntries(extras.map((key) => [key, this[key]])), { ...options, breakLength: Infinity, compact: true });
      text += `${this.length !== 0 ? ', ' : ''}${inspected.slice(2, -2)}`;
    }
    let { name } = this.constructor;
    if (name === '') name = 'Buffer';
    return `<${name} ${text}>`.replace(' >', '>').replace(/^<(\w+)>$/, '<$1 >');
  },
};

function search(buffer, value, from, encoding, forward) {
  if (typeof from === 'string') [from, encoding] = [undefined, from];
  from = +from;
  if (Number.isNaN(from)) from = forward ? 0 : buffer.length;
  from = Math.trunc(from);
  if (from < 0) from += buffer.length;
  if (from < 0) {
    if (!forward) return -1;
    from = 0;
  }
  if (typeof value === 'number') {
    return forward ? typedArrayPrototype.indexOf.call(buffer, value & 255, from) : typedArrayPrototype.lastIndexOf.call(buffer, value & 255, Math.min(from, buffer.length - 1));
  }
  let bytes = value;
  if (typeof value === 'string') bytes = encodeText(value, encodingOf(encoding));
  else if (!(value instanceof Uint8Array)) throw new ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  const last = buffer.length - bytes.length;
  if (bytes.length === 0) return Math.min(from, buffer.length);
  const matches = (at) => {
    for (let j = 0; j < bytes.length; j++) if (buffer[at + j] !== bytes[j]) return false;
    return true;
  };
  if (forward) {
    for (let at = typedArrayPrototype.indexOf.call(buffer, bytes[0], from); at !== -1 && at <= last; at = typedArrayPrototype.indexOf.call(buffer, bytes[0], at + 1)) {
      if (matches(at)) return at;
    }
  } else {
    for (let at = Math.min(from, last); at >= 0; at--) if (matches(at)) return at;
  }
  return -1;
}

function swap(buffer, size) {
  if (buffer.length % size !== 0) throw new ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  for (let i = 0; i < buffer.length; i += size) typedArrayPrototype.subarray.call(buffer, i, i + size).reverse();
  return buffer;
}

// ---------------------------------------------------------------- numbers

const dataView = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);

function checkOffset(buffer, offset, size) {
  if (typeof offset !== 'number') throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  if (!Number.isInteger(offset)) throw new ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (offset >= 0 && offset + size <= buffer.length) return;
  if (buffer.length - size < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  throw new ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${buffer.length - size}`, offset);
}

function checkValue(value, min, max, bits, signed) {
  if (value >= min && value <= max) return;
  const n = typeof min === 'bigint' ? 'n' : '';
  let range;
  if (bits > 32) range = signed ? `>= -(2${n} ** ${bits - 1}${n}) and < 2${n} ** ${bits - 1}${n}` : `>= 0${n} and < 2${n} ** ${bits}${n}`;
  else range = `>= ${min}${n} and <= ${max}${n}`;
  throw new ERR_OUT_OF_RANGE('value', range, value);
}

for (const [kind, size, method, min, max] of [
  ['UInt8', 1, 'Uint8', 0, 0xff], ['Int8', 1, 'Int8', -0x80, 0x7f],
  ['UInt16', 2, 'Uint16', 0, 0xffff], ['Int16', 2, 'Int16', -0x8000, 0x7fff],
  ['UInt32', 4, 'Uint32', 0, 0xffffffff], ['Int32', 4, 'Int32', -0x80000000, 0x7fffffff],
  ['BigUInt64', 8, 'BigUint64', 0n, 2n ** 64n - 1n], ['BigInt64', 8, 'BigInt64', -(2n ** 63n), 2n ** 63n - 1n],
  ['Float', 4, 'Float32'], ['Double', 8, 'Float64'],
]) {
  for (const order of size === 1 ? [''] : ['LE', 'BE']) {
    const little = order === 'LE';
    const read = function (offset = 0) {
      checkOffset(this, offset, size);
      return dataView(this)[`get${method}`](offset, little);
    };
    const write = function (value, offset = 0) {
      if (typeof min === 'bigint') {
        if (typeof value !== 'bigint') throw new ERR_INVALID_ARG_TYPE('value', 'bigint', value);
      } else {
        value = +value;
      }
      if (min !== undefined) checkValue(value, min, max, size * 8, kind[0] === 'I' || kind === 'BigInt64');
      checkOffset(this, offset, size);
      dataView(this)[`set${method}`](offset, value, little);
      return offset + size;
    };
    for (const name of kind.includes('UInt') ? [kind, kind.replace('UInt', 'Uint')] : [kind]) {
      methods[`read${name}${order}`] = read;
      methods[`write${name}${order}`] = write;
    }
  }
}

for (const order of ['LE', 'BE']) {
  const each = (buffer, offset, count, use) => {
    if (typeof count !== 'number') throw new ERR_INVALID_ARG_TYPE('byteLength', 'number', count);
    if (!(count >= 1 && count <= 6)) throw new ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', count);
    checkOffset(buffer, offset, count);
    for (let i = 0; i < count; i++) use(order === 'LE' ? offset + i : offset + count - 1 - i, 256 ** i);
  };
  const readUnsigned = function (offset, count) {
    let value = 0;
    each(this, offset, count, (at, weight) => { value += this[at] * weight; });
    return value;
  };
  const writeAs = (signed) => function (value, offset, count) {
    value = +value;
    const limit = 256 ** count;
    if (signed) checkValue(value, -limit / 2, limit / 2 - 1, count * 8, true);
    else checkValue(value, 0, limit - 1, count * 8, false);
    each(this, offset, count, (at, weight) => { this[at] = Math.floor((value < 0 ? value + limit : value) / weight) % 256; });
    return offset + count;
  };
  for (const name of ['UInt', 'Uint']) {
    methods[`read${name}${order}`] = readUnsigned;
    methods[`write${name}${order}`] = writeAs(false);
  }
  methods[`readInt${order}`] = function (offset, count) {
    const value = readUnsigned.call(this, offset, count);
    return value >= 256 ** count / 2 ? value - 256 ** count : value;
  };
  methods[`writeInt${order}`] = writeAs(true);
}

for (const encoding of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url', 'ucs2']) {
  const name = normalizeEncoding(encoding);
  methods[`${encoding}Slice`] = function (start = 0, end = this.length) {
    return decodeBytes(this, name, start, end);
  };
  methods[`${encoding}Write`] = function (text, offset, length) {
    return this.write(text, offset, length, name);
  };
}

for (const name of Reflect.ownKeys(methods)) {
  if (typeof name === 'string' && methods[name].name !== name && /^(read|write|\w+Slice|\w+Write)/.test(name)) Object.defineProperty(methods[name], 'name', { value: name });
  Object.defineProperty(Buffer.prototype, name, { value: methods[name], enumerable: typeof name === 'string', writable: true, configurable: true });
}
Object.defineProperty(Buffer.prototype, 'parent', { enumerable: true, configurable: true, get() { return this instanceof Buffer ? this.buffer : undefined; } });
Object.defineProperty(Buffer.prototype, 'offset', { enumerable: true, configurable: true, get() { return this instanceof Buffer ? this.byteOffset : undefined; } });

// ---------------------------------------------------------------- base64 of the web, Blob

function invalidCharacter() {
  const { DOMException } = require('internal/event_target');
  return new DOMException('Invalid character', 'InvalidCharacterError');
}

function btoa(input) {
  if (arguments.length === 0) throw new (require('internal/errors').ERR_MISSING_ARGS)('input');
  input = `${input}`;
  for (let i = 0; i < input.length; i++) if (input.charCodeAt(i) > 255) throw invalidCharacter();
  return Buffer.from(input, 'latin1').toString('base64');
}

function atob(input) {
  if (arguments.length === 0) throw new (require('internal/errors').ERR_MISSING_ARGS)('input');
  input = `${input}`.replace(/[\t\n\f\r ]/g, '');
  if (input.length % 4 === 0) input = input.replace(/={1,2}$/, '');
  if (input.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(input)) {
    const { DOMException } = require('internal/event_target');
    throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
  }
  return Buffer.from(input, 'base64').toString('latin1');
}

class Blob {
  #bytes;
  #type;
  constructor(parts = [], options = {}) {
    this.#bytes = Buffer.concat(Array.from(parts, (part) => {
      if (part instanceof Blob) return part.#bytes;
      if (ArrayBuffer.isView(part)) return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      return part instanceof ArrayBuffer ? Buffer.from(part) : Buffer.from(`${part}`);
    }));
    this.#type = /[^\x20-\x7e]/.test(options?.type ?? '') ? '' : `${options?.type ?? ''}`.toLowerCase();
  }
  get size() { return this.#bytes.length; }
  get type() { return this.#type; }
  async text() { return this.#bytes.toString(); }
  async arrayBuffer() { return this.#bytes.slice().buffer.slice(this.#bytes.byteOffset, this.#bytes.byteOffset + this.#bytes.length); }
  async bytes() { return new Uint8Array(await this.arrayBuffer()); }
  slice(start, end, type = '') { return new Blob([typedArrayPrototype.subarray.call(this.#bytes, start, end)], { type }); }
  get [Symbol.toStringTag]() { return 'Blob'; }
}

module.exports = {
  Buffer,
  SlowBuffer: Buffer.allocUnsafe,
  Blob,
  atob,
  btoa,
  kMaxLength,
  kStringMaxLength,
  constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength },
  INSPECT_MAX_BYTES: 50,
  isUtf8: (bytes) => utf8Decode(new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength), 0, bytes.byteLength, true) !== undefined,
  isAscii: (bytes) => new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength).every((byte) => byte < 128),
  transcode: (source, from, to) => Buffer.from(Buffer.from(source).toString(from), to),
};
