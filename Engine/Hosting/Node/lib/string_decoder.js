// node:string_decoder: text from bytes that arrive in pieces.
'use strict';

const { Buffer } = require('buffer');
const { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING } = require('internal/errors');

// How many bytes at the end belong to a character the next piece completes.
function unfinished(bytes, encoding) {
  switch (encoding) {
    case 'utf8':
      for (let back = 1; back <= 3 && back <= bytes.length; back++) {
        const byte = bytes[bytes.length - back];
        if ((byte & 0xC0) === 0x80) continue;
        const needed = byte >= 0xF0 && byte < 0xF8 ? 4 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xC0 && byte < 0xE0 ? 2 : 1;
        return needed > back ? back : 0;
      }
      return 0;
    case 'utf16le': {
      const odd = bytes.length % 2;
      const high = bytes.length - odd >= 2 ? bytes[bytes.length - odd - 1] : 0;
      return high >= 0xD8 && high <= 0xDB ? odd + 2 : odd;
    }
    case 'base64':
    case 'base64url':
      return bytes.length % 3;
    default:
      return 0;
  }
}

class StringDecoder {
  constructor(encoding = 'utf8') {
    if (!Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
    const lower = encoding.toLowerCase();
    this.encoding = { 'utf-8': 'utf8', ucs2: 'utf16le', 'ucs-2': 'utf16le', 'utf-16le': 'utf16le', binary: 'latin1' }[lower] ?? lower;
    this.lastChar = Buffer.alloc(0);
  }

  get lastNeed() { return this.lastChar.length === 0 ? 0 : 1; }
  get lastTotal() { return this.lastChar.length; }

  write(bytes) {
    if (typeof bytes === 'string') return bytes;
    if (!ArrayBuffer.isView(bytes)) throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], bytes);
    let all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.lastChar.length > 0) all = Buffer.concat([this.lastChar, all]);
    const keep = unfinished(all, this.encoding);
    this.lastChar = Buffer.from(all.subarray(all.length - keep));
    return all.toString(this.encoding, 0, all.length - keep);
  }

  end(bytes) {
    const text = bytes === undefined ? '' : this.write(bytes);
    const rest = this.lastChar;
    this.lastChar = Buffer.alloc(0);
    return text + rest.toString(this.encoding);
  }

  text(bytes, offset) {
    this.lastChar = Buffer.alloc(0);
    return this.write(bytes.slice(offset));
  }
}

module.exports = { StringDecoder };
