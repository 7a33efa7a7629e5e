// node:crypto, as far as digests, HMACs and random bytes go
'use strict';

const binding = internalBinding('crypto');
const { Buffer } = require('buffer');

const algorithms = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];

function named(code, Base, message) {
  const error = new Base(message);
  error.code = code;
  return error;
}

function toBytes(data, encoding, name = 'data') {
  if (typeof data === 'string') return Buffer.from(data, encoding === 'buffer' ? 'utf8' : encoding);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
  throw named('ERR_INVALID_ARG_TYPE', TypeError, `The "${name}" argument must be of type string or an instance of Buffer, TypedArray, or DataView.`);
}

function concat(parts) {
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

function encode(bytes, encoding) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

// Parts are kept until the digest is asked for: the sizes that scripts hash do not pay for more.
class Digest {
  #parts = [];
  #done = false;
  #compute;

  constructor(compute) {
    this.#compute = compute;
  }

  update(data, encoding) {
    if (this.#done) throw named('ERR_CRYPTO_HASH_FINALIZED', Error, 'Digest already called');
    this.#parts.push(toBytes(data, encoding).slice());
    return this;
  }

  digest(encoding) {
    if (this.#done) throw named('ERR_CRYPTO_HASH_FINALIZED', Error, 'Digest already called');
    this.#done = true;
    return encode(this.#compute(concat(this.#parts.length ? this.#parts : [new Uint8Array(0)])), encoding);
  }

  _copyInto(other) {
    other.#parts = [...this.#parts];
    return other;
  }
}

function checkAlgorithm(name) {
  const algorithm = String(name).toLowerCase().replace(/^(rsa-)?sha-?(?=\d)/, 'sha');
  if (!algorithms.includes(algorithm)) throw named('ERR_OSSL_EVP_UNSUPPORTED', Error, `Digest method not supported: ${name} (known: ${algorithms.join(', ')})`);
  return algorithm;
}

class Hash extends Digest {
  #algorithm;

  constructor(name) {
    const algorithm = checkAlgorithm(name);
    super((bytes) => binding.hash(algorithm, bytes));
    this.#algorithm = algorithm;
  }

  copy() {
    return this._copyInto(new Hash(this.#algorithm));
  }
}

class Hmac extends Digest {
  constructor(name, key) {
    const algorithm = checkAlgorithm(name), keyBytes = toBytes(key, 'utf8', 'key').slice();
    super((bytes) => binding.hmac(algorithm, keyBytes, bytes));
  }
}

function randomFillSync(target, offset = 0, size) {
  const bytes = toBytes(target, undefined, 'buf');
  binding.randomFill(bytes, offset, size ?? bytes.length - offset);
  return target;
}

function randomBytes(size, callback) {
  if (typeof size !== 'number' || !(size >= 0)) throw named('ERR_OUT_OF_RANGE', RangeError, `The value of "size" is out of range. Received ${size}`);
  const bytes = randomFillSync(Buffer.alloc(size));
  if (callback === undefined) return bytes;
  process.nextTick(callback, null, bytes);
}

function randomInt(min, max, callback) {
  if (max === undefined || typeof max === 'function') [min, max, callback] = [0, min, max];
  const range = max - min;
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || !(range > 0) || range > 2 ** 48) {
    throw named('ERR_OUT_OF_RANGE', RangeError, `The value of "max" is out of range. Received ${max}`);
  }
  const limit = 2 ** 48 - 2 ** 48 % range;
  let number;
  do {
    const bytes = randomBytes(6);
    number = bytes.readUIntBE(0, 6);
  } while (number >= limit);
  if (callback === undefined) return min + number % range;
  process.nextTick(callback, null, min + number % range);
}

const hex = Array.from({ length: 256 }, (_, i) => (i + 256).toString(16).slice(1));

function randomUUID() {
  const b = randomFillSync(new Uint8Array(16));
  b[6] = b[6] & 0x0f | 0x40;
  b[8] = b[8] & 0x3f | 0x80;
  let text = '';
  for (let i = 0; i < 16; i++) text += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + hex[b[i]];
  return text;
}

function getRandomValues(array) {
  if (!ArrayBuffer.isView(array) || array instanceof DataView || array instanceof Float32Array || array instanceof Float64Array) {
    throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  if (array.byteLength > 65536) {
    throw new DOMException(`The requested length exceeds 65,536 bytes`, 'QuotaExceededError');
  }
  return randomFillSync(array);
}

const subtle = {
  async digest(algorithm, data) {
    const bytes = binding.hash(checkAlgorithm(typeof algorithm === 'object' ? algorithm.name : algorithm), toBytes(data));
    return bytes.buffer;
  },
};

class Crypto {
  get subtle() { return subtle; }
  getRandomValues(array) { return getRandomValues(array); }
  randomUUID() { return randomUUID(); }
}
Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });

const webcrypto = new Crypto();

module.exports = {
  createHash: (algorithm) => new Hash(algorithm),
  createHmac: (algorithm, key) => new Hmac(algorithm, key),
  getHashes: () => [...algorithms],
  hash: (algorithm, data, encoding = 'hex') => new Hash(algorithm).update(data).digest(encoding),
  getRandomValues,
  randomBytes,
  randomFillSync,
  randomInt,
  randomUUID,
  subtle,
  timingSafeEqual(a, b) {
    const x = toBytes(a), y = toBytes(b);
    if (x.length !== y.length) throw named('ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', RangeError, 'Input buffers must have the same byte length');
    return binding.timingSafeEqual(x, y);
  },
  webcrypto,
  Hash,
  Hmac,
};
