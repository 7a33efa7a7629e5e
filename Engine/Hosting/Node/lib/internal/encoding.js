// TextEncoder and TextDecoder, after the Encoding standard. The bytes are turned in the host.
'use strict';

const { utf8Encode, utf8EncodeInto, utf8Decode, latin1Decode, utf16Decode } = internalBinding('encoding');
const { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_ENCODING_NOT_SUPPORTED, ERR_ENCODING_INVALID_ENCODED_DATA } = require('internal/errors');

const labels = new Map();
for (const [name, list] of [
  ['utf-8', 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8'],
  ['utf-16le', 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le'],
  ['utf-16be', 'unicodefffe utf-16be'],
  ['windows-1252', 'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252'],
]) {
  for (const label of list.split(' ')) labels.set(label, name);
}

// Where windows-1252 differs from Latin-1: bytes 0x80 to 0x9f.
const windows1252 = '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

// 7.3 Interface TextEncoder https://encoding.spec.whatwg.org/#interface-textencoder
class TextEncoder {
  get encoding() { return 'utf-8'; }
  encode(input = '') { return utf8Encode(`${input}`); }
  encodeInto(source, destination) {
    if (typeof source !== 'string') throw new ERR_INVALID_ARG_TYPE('src', 'string', source);
    if (!(destination instanceof Uint8Array)) throw new ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', destination);
    const [read, written] = utf8EncodeInto(source, destination, 0);
    return { read, written };
  }
}

function bytesOf(input) {
  if (input === undefined) return new Uint8Array(0);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (input instanceof ArrayBuffer || (typeof SharedArrayBuffer !== 'undefined' && input instanceof SharedArrayBuffer)) return new Uint8Array(input);
  throw new ERR_INVALID_ARG_TYPE('list', ['ArrayBuffer', 'ArrayBufferView'], input);
}

function joined(left, right) {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

// How many bytes at the end begin a sequence that the next chunk may complete.
function incompleteUtf8(bytes) {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xC0) === 0x80) continue;
    const needed = byte >= 0xF0 && byte <= 0xF4 ? 4 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xC2 && byte < 0xE0 ? 2 : 1;
    if (needed <= back) return 0;
    if (back > 1) {
      // The second byte may already be wrong, and then nothing can complete it.
      const second = bytes[bytes.length - back + 1];
      if ((byte === 0xE0 && second < 0xA0) || (byte === 0xED && second > 0x9F) || (byte === 0xF0 && second < 0x90) || (byte === 0xF4 && second > 0x8F)) return 0;
    }
    return back;
  }
  return 0;
}

// 7.1 Interface TextDecoder https://encoding.spec.whatwg.org/#interface-textdecoder
class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #pending = new Uint8Array(0);
  #started = false;

  constructor(label = 'utf-8', options = {}) {
    const name = labels.get(`${label}`.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase());
    if (name === undefined) throw new ERR_ENCODING_NOT_SUPPORTED(`${label}`);
    if (options !== null && typeof options !== 'object') throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    this.#encoding = name;
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  get encoding() { return this.#encoding; }
  get fatal() { return this.#fatal; }
  get ignoreBOM() { return this.#ignoreBOM; }

  decode(input = undefined, options = undefined) {
    if (!(#encoding in this)) throw new ERR_INVALID_THIS('TextDecoder');
    const stream = Boolean(options?.stream);
    let bytes = bytesOf(input);
    if (this.#pending.length > 0) bytes = joined(this.#pending, bytes);
    let keep = 0;
    if (stream) {
      if (this.#encoding === 'utf-8') keep = incompleteUtf8(bytes);
      else if (this.#encoding !== 'windows-1252') keep = incompleteUtf16(bytes, this.#encoding === 'utf-16be');
    }
    const whole = bytes.subarray(0, bytes.length - keep);
    this.#pending = keep > 0 ? bytes.slice(bytes.length - keep) : new Uint8Array(0);
    const text = this.#text(whole);
    const start = !this.#started && !this.#ignoreBOM && text.charCodeAt(0) === 0xFEFF && this.#encoding !== 'windows-1252' ? 1 : 0;
    this.#started = stream && (this.#started || text.length > 0);
    return start === 0 ? text : text.slice(1);
  }

  #text(bytes) {
    switch (this.#encoding) {
      case 'utf-8': {
        const text = utf8Decode(bytes, 0, bytes.length, this.#fatal);
        if (text !== undefined) return text;
        break;
      }
      case 'windows-1252': {
        const text = latin1Decode(bytes, 0, bytes.length);
        return text.replace(/[\x80-\x9f]/g, (char) => windows1252[char.charCodeAt(0) - 0x80]);
      }
      default: {
        let units = bytes;
        if (this.#encoding === 'utf-16be') {
          units = bytes.slice();
          for (let i = 0; i + 1 < units.length; i += 2) [units[i], units[i + 1]] = [units[i + 1], units[i]];
        }
        const text = utf16Decode(units, 0, units.length & ~1) + (units.length & 1 ? '\uFFFD' : '');
        if (!this.#fatal || (text.isWellFormed() && (units.length & 1) === 0)) return text.toWellFormed();
      }
    }
    this.#pending = new Uint8Array(0);
    this.#started = false;
    throw new ERR_ENCODING_INVALID_ENCODED_DATA(this.#encoding);
  }
}

function incompleteUtf16(bytes, bigEndian) {
  const odd = bytes.length & 1;
  if (bytes.length - odd < 2) return odd;
  const high = bytes[bytes.length - odd - (bigEndian ? 2 : 1)];
  return high >= 0xD8 && high <= 0xDB ? odd + 2 : odd;
}

const enumerable = { enumerable: true };
Object.defineProperties(TextEncoder.prototype, {
  encode: enumerable, encodeInto: enumerable, encoding: enumerable, [Symbol.toStringTag]: { configurable: true, value: 'TextEncoder' },
});
Object.defineProperties(TextDecoder.prototype, {
  decode: enumerable, encoding: enumerable, fatal: enumerable, ignoreBOM: enumerable, [Symbol.toStringTag]: { configurable: true, value: 'TextDecoder' },
});

module.exports = { TextEncoder, TextDecoder };
