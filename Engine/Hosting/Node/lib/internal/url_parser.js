// The URL standard's parser and serializer. https://url.spec.whatwg.org/
//
// A record has: scheme, username, password, host (null, or text as it is serialized), port (null or number),
// path (array of segments, or one opaque string), query and fragment (null or text).
'use strict';

const { domainToASCII } = internalBinding('url');
const { utf8Encode, utf8Decode } = internalBinding('encoding');

const specialPorts = { __proto__: null, 'ftp:': 21, 'file:': null, 'http:': 80, 'https:': 443, 'ws:': 80, 'wss:': 443 };
const isSpecialScheme = (scheme) => scheme in specialPorts;
const isSpecial = (url) => url.scheme in specialPorts;

// ---------------------------------------------------------------- percent-encoding

// 1.3 Percent-encoded bytes https://url.spec.whatwg.org/#percent-encoded-bytes
// A set is a table: 1 where an ASCII code is encoded. All beyond ASCII is.
function encodeSet(base, extra) {
  const set = base === null ? new Uint8Array(128) : base.slice();
  if (base === null) for (let code = 0; code < 128; code++) set[code] = code < 0x20 || code === 0x7f ? 1 : 0;
  for (const char of extra) set[char.charCodeAt(0)] = 1;
  return set;
}

const c0Set = encodeSet(null, '');
const fragmentSet = encodeSet(c0Set, ' "<>`');
const querySet = encodeSet(c0Set, ' "#<>');
const specialQuerySet = encodeSet(querySet, "'");
const pathSet = encodeSet(querySet, '?^`{}');
const userinfoSet = encodeSet(pathSet, '/:;=@[\\]|');

const hexPairs = Array.from({ length: 256 }, (_, i) => `%${i < 16 ? '0' : ''}${i.toString(16).toUpperCase()}`);

function percentEncode(text, set) {
  let result = '';
  let done = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      if (set[code] === 0) continue;
      result += text.slice(done, i) + hexPairs[code];
      done = i + 1;
      continue;
    }
    const wide = code >= 0xD800 && code <= 0xDBFF && (text.charCodeAt(i + 1) & 0xFC00) === 0xDC00;
    result += text.slice(done, i);
    for (const byte of utf8Encode(text.slice(i, i + (wide ? 2 : 1)))) result += hexPairs[byte];
    if (wide) i++;
    done = i + 1;
  }
  return done === 0 ? text : result + text.slice(done);
}

const hexValue = (code) => {
  if (code >= 48 && code <= 57) return code - 48;
  code |= 32;
  return code >= 97 && code <= 102 ? code - 87 : -1;
};

function percentDecode(text) {
  if (!text.includes('%')) return text;
  const bytes = utf8Encode(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 37 && i + 2 < bytes.length) {
      const high = hexValue(bytes[i + 1]);
      const low = hexValue(bytes[i + 2]);
      if (high >= 0 && low >= 0) {
        bytes[length++] = high * 16 + low;
        i += 2;
        continue;
      }
    }
    bytes[length++] = bytes[i];
  }
  return utf8Decode(bytes, 0, length, false);
}

// ---------------------------------------------------------------- hosts

const forbiddenHost = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const forbiddenDomain = /[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f]/;

// 3.5 Host parsing https://url.spec.whatwg.org/#concept-host-parser
// Null is failure.
function parseHost(input, opaque) {
  if (input[0] === '[') {
    if (input[input.length - 1] !== ']') return null;
    const address = parseIPv6(input.slice(1, -1));
    return address === null ? null : `[${serializeIPv6(address)}]`;
  }
  if (opaque) return forbiddenHost.test(input) ? null : percentEncode(input, c0Set);
  let domain = percentDecode(input);
  if (/[^\x00-\x7f]/.test(domain) || /(^|\.)xn--/i.test(domain)) domain = domainToASCII(domain);
  else domain = domain.toLowerCase();
  if (domain === null || domain === '' || forbiddenDomain.test(domain)) return null;
  return endsInNumber(domain) ? parseIPv4(domain) : domain;
}

function endsInNumber(domain) {
  const parts = domain.split('.');
  if (parts[parts.length - 1] === '') {
    if (parts.length === 1) return false;
    parts.pop();
  }
  const last = parts[parts.length - 1];
  return /^[0-9]+$/.test(last) || /^0[xX][0-9a-fA-F]*$/.test(last);
}

function parseIPv4(domain) {
  const parts = domain.split('.');
  if (parts[parts.length - 1] === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return null;
  const numbers = [];
  for (const part of parts) {
    let number;
    if (part === '') return null;
    if (/^0[xX]/.test(part)) number = /^0[xX][0-9a-fA-F]*$/.test(part) ? (part.length === 2 ? 0 : parseInt(part, 16)) : NaN;
    else if (part.length > 1 && part[0] === '0') number = /^[0-7]+$/.test(part) ? parseInt(part, 8) : NaN;
    else number = /^[0-9]+$/.test(part) ? parseInt(part, 10) : NaN;
    if (Number.isNaN(number)) return null;
    numbers.push(number);
  }
  for (let i = 0; i < numbers.length - 1; i++) if (numbers[i] > 255) return null;
  const last = numbers.pop();
  if (last >= 256 ** (4 - numbers.length)) return null;
  let address = last;
  numbers.forEach((number, i) => { address += number * 256 ** (3 - i); });
  return `${Math.floor(address / 2 ** 24)}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

// 3.5 IPv6 parser https://url.spec.whatwg.org/#concept-ipv6-parser
function parseIPv6(input) {
  const address = [0, 0, 0, 0, 0, 0, 0, 0];
  let piece = 0;
  let compress = -1;
  let i = 0;
  if (input[0] === ':') {
    if (input[1] !== ':') return null;
    i = 2;
    compress = ++piece;
  }
  while (i < input.length) {
    if (piece === 8) return null;
    if (input[i] === ':') {
      if (compress !== -1) return null;
      i++;
      compress = ++piece;
      continue;
    }
    let value = 0;
    let length = 0;
    while (length < 4 && i < input.length && hexValue(input.charCodeAt(i)) >= 0) {
      value = value * 16 + hexValue(input.charCodeAt(i++));
      length++;
    }
    if (input[i] === '.') {
      if (length === 0 || piece > 6) return null;
      i -= length;
      let seen = 0;
      while (i < input.length) {
        if (seen > 0) {
          if (input[i] !== '.' || seen === 4) return null;
          i++;
        }
        const digits = /^(0|[1-9][0-9]{0,2})(?![0-9])/.exec(input.slice(i));
        if (digits === null || +digits[0] > 255) return null;
        i += digits[0].length;
        address[piece] = address[piece] * 256 + +digits[0];
        seen++;
        if (seen === 2 || seen === 4) piece++;
      }
      if (seen !== 4) return null;
      break;
    }
    if (input[i] === ':') {
      i++;
      if (i >= input.length) return null;
    } else if (i < input.length) {
      return null;
    }
    address[piece++] = value;
  }
  if (compress !== -1) {
    let swaps = piece - compress;
    piece = 7;
    while (piece !== 0 && swaps > 0) {
      const other = compress + swaps - 1;
      [address[piece], address[other]] = [address[other], address[piece]];
      piece--;
      swaps--;
    }
  } else if (piece !== 8) {
    return null;
  }
  return address;
}

function serializeIPv6(address) {
  let best = -1;
  let bestLength = 1;
  for (let i = 0; i < 8;) {
    let length = 0;
    while (i + length < 8 && address[i + length] === 0) length++;
    if (length > bestLength) [best, bestLength] = [i, length];
    i += length || 1;
  }
  let text = '';
  for (let i = 0; i < 8; i++) {
    if (i === best) {
      text += i === 0 ? '::' : ':';
      i += bestLength - 1;
      continue;
    }
    text += address[i].toString(16);
    if (i < 7) text += ':';
  }
  return text;
}

// ---------------------------------------------------------------- the parser

const isLetter = (code) => (code | 32) >= 97 && (code | 32) <= 122;
const isDigit = (code) => code >= 48 && code <= 57;
const isDriveLetter = (text) => /^[a-zA-Z][:|]$/.test(text);
const startsWithDrive = (text, at) => isLetter(text.charCodeAt(at)) && (text[at + 1] === ':' || text[at + 1] === '|') &&
  (at + 2 >= text.length || /[/\\?#]/.test(text[at + 2]));
const isSingleDot = (segment) => segment === '.' || /^%2e$/i.test(segment);
const isDoubleDot = (segment) => /^(\.|%2e){2}$/i.test(segment);

function shorten(url) {
  const { path } = url;
  if (url.scheme === 'file:' && path.length === 1 && /^[a-zA-Z]:$/.test(path[0])) return;
  path.pop();
}

function newRecord() {
  return { scheme: '', username: '', password: '', host: null, port: null, path: [], query: null, fragment: null };
}

// 4.4 URL parsing https://url.spec.whatwg.org/#concept-basic-url-parser
// Returns the record, or null on failure. With a state override (a setter), changes `url` and returns false when the
// input was refused.
function parse(input, base = null, url = null, override = null) {
  if (url === null) {
    url = newRecord();
    input = input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  }
  if (/[\t\n\r]/.test(input)) input = input.replace(/[\t\n\r]/g, '');
  const length = input.length;
  const fail = override === null ? null : false;
  let state = override ?? 'scheme start';
  let buffer = '';
  let atSeen = false;
  let inBrackets = false;
  let passwordSeen = false;

  for (let i = 0; ; i++) {
    const c = i < length ? input[i] : '';
    const code = i < length ? input.charCodeAt(i) : -1;
    switch (state) {
      case 'scheme start':
        if (isLetter(code)) {
          buffer += c.toLowerCase();
          state = 'scheme';
        } else if (override === null) {
          state = 'no scheme';
          i--;
        } else {
          return fail;
        }
        break;

      case 'scheme':
        if (isLetter(code) || isDigit(code) || c === '+' || c === '-' || c === '.') {
          buffer += c.toLowerCase();
        } else if (c === ':') {
          buffer += ':';
          if (override !== null) {
            if (isSpecialScheme(url.scheme) !== isSpecialScheme(buffer)) return fail;
            if ((url.username !== '' || url.password !== '' || url.port !== null) && buffer === 'file:') return fail;
            if (url.scheme === 'file:' && (url.host === '' || url.host === null)) return fail;
            url.scheme = buffer;
            if (url.port === specialPorts[buffer]) url.port = null;
            return true;
          }
          url.scheme = buffer;
          buffer = '';
          if (url.scheme === 'file:') {
            state = 'file';
          } else if (isSpecial(url) && base !== null && base.scheme === url.scheme) {
            state = 'special relative or authority';
          } else if (isSpecial(url)) {
            state = 'special authority slashes';
          } else if (input[i + 1] === '/') {
            state = 'path or authority';
            i++;
          } else {
            url.path = '';
            state = 'opaque path';
          }
        } else if (override === null) {
          buffer = '';
          state = 'no scheme';
          i = -1;
        } else {
          return fail;
        }
        break;

      case 'no scheme':
        if (base === null || (typeof base.path === 'string' && c !== '#')) return fail;
        if (typeof base.path === 'string') {
          copy(url, base, true);
          url.fragment = '';
          state = 'fragment';
        } else {
          state = base.scheme === 'file:' ? 'file' : 'relative';
          i--;
        }
        break;

      case 'special relative or authority':
        if (c === '/' && input[i + 1] === '/') {
          state = 'special authority ignore slashes';
          i++;
        } else {
          state = 'relative';
          i--;
        }
        break;

      case 'path or authority':
        if (c === '/') {
          state = 'authority';
        } else {
          state = 'path';
          i--;
        }
        break;

      case 'relative':
        url.scheme = base.scheme;
        if (c === '/') {
          state = 'relative slash';
        } else if (isSpecial(url) && c === '\\') {
          state = 'relative slash';
        } else {
          copy(url, base, true);
          if (c === '?') {
            url.query = '';
            state = 'query';
          } else if (c === '#') {
            url.fragment = '';
            state = 'fragment';
          } else if (code !== -1) {
            url.query = null;
            shorten(url);
            state = 'path';
            i--;
          }
        }
        break;

      case 'relative slash':
        if (isSpecial(url) && (c === '/' || c === '\\')) {
          state = 'special authority ignore slashes';
        } else if (c === '/') {
          state = 'authority';
        } else {
          url.username = base.username;
          url.password = base.password;
          url.host = base.host;
          url.port = base.port;
          state = 'path';
          i--;
        }
        break;

      case 'special authority slashes':
        state = 'special authority ignore slashes';
        if (c === '/' && input[i + 1] === '/') i++;
        else i--;
        break;

      case 'special authority ignore slashes':
        if (c !== '/' && c !== '\\') {
          state = 'authority';
          i--;
        }
        break;

      case 'authority':
        if (c === '@') {
          if (atSeen) buffer = `%40${buffer}`;
          atSeen = true;
          for (let k = 0; k < buffer.length; k++) {
            const point = String.fromCodePoint(buffer.codePointAt(k));
            if (point.length === 2) k++;
            if (point === ':' && !passwordSeen) {
              passwordSeen = true;
              continue;
            }
            const encoded = percentEncode(point, userinfoSet);
            if (passwordSeen) url.password += encoded;
            else url.username += encoded;
          }
          buffer = '';
        } else if (code === -1 || c === '/' || c === '?' || c === '#' || (isSpecial(url) && c === '\\')) {
          if (atSeen && buffer === '') return fail;
          i -= buffer.length + 1;
          buffer = '';
          state = 'host';
        } else {
          buffer += c;
        }
        break;

      case 'host':
      case 'hostname':
        if (override !== null && url.scheme === 'file:') {
          i--;
          state = 'file host';
        } else if (c === ':' && !inBrackets) {
          if (buffer === '') return fail;
          if (override === 'hostname') return fail;
          const host = parseHost(buffer, !isSpecial(url));
          if (host === null) return fail;
          url.host = host;
          buffer = '';
          state = 'port';
        } else if (code === -1 || c === '/' || c === '?' || c === '#' || (isSpecial(url) && c === '\\')) {
          i--;
          if (isSpecial(url) && buffer === '') return fail;
          if (override !== null && buffer === '' && (url.username !== '' || url.password !== '' || url.port !== null)) return fail;
          const host = buffer === '' ? '' : parseHost(buffer, !isSpecial(url));
          if (host === null) return fail;
          url.host = host;
          buffer = '';
          state = 'path start';
          if (override !== null) return true;
        } else {
          if (c === '[') inBrackets = true;
          if (c === ']') inBrackets = false;
          buffer += c;
        }
        break;

      case 'port':
        if (isDigit(code)) {
          buffer += c;
        } else if (code === -1 || c === '/' || c === '?' || c === '#' || (isSpecial(url) && c === '\\') || override !== null) {
          if (buffer !== '') {
            const port = parseInt(buffer, 10);
            if (port > 65535) return fail;
            url.port = port === specialPorts[url.scheme] ? null : port;
            buffer = '';
            if (override !== null) return true;
          }
          if (override !== null) return fail;
          state = 'path start';
          i--;
        } else {
          return fail;
        }
        break;

      case 'file':
        url.scheme = 'file:';
        url.host = '';
        if (c === '/' || c === '\\') {
          state = 'file slash';
        } else if (base !== null && base.scheme === 'file:') {
          copy(url, base, true);
          if (c === '?') {
            url.query = '';
            state = 'query';
          } else if (c === '#') {
            url.fragment = '';
            state = 'fragment';
          } else if (code !== -1) {
            url.query = null;
            if (startsWithDrive(input, i)) url.path = [];
            else shorten(url);
            state = 'path';
            i--;
          }
        } else {
          state = 'path';
          i--;
        }
        break;

      case 'file slash':
        if (c === '/' || c === '\\') {
          state = 'file host';
        } else {
          if (base !== null && base.scheme === 'file:') {
            url.host = base.host;
            if (!startsWithDrive(input, i) && base.path.length > 0 && /^[a-zA-Z]:$/.test(base.path[0])) url.path.push(base.path[0]);
          }
          state = 'path';
          i--;
        }
        break;

      case 'file host':
        if (code === -1 || c === '/' || c === '\\' || c === '?' || c === '#') {
          i--;
          if (override === null && isDriveLetter(buffer)) {
            state = 'path';
          } else if (buffer === '') {
            url.host = '';
            if (override !== null) return true;
            state = 'path start';
          } else {
            let host = parseHost(buffer, !isSpecial(url));
            if (host === null) return fail;
            if (host === 'localhost') host = '';
            url.host = host;
            if (override !== null) return true;
            buffer = '';
            state = 'path start';
          }
        } else {
          buffer += c;
        }
        break;

      case 'path start':
        if (isSpecial(url)) {
          state = 'path';
          if (c !== '/' && c !== '\\') i--;
        } else if (override === null && c === '?') {
          url.query = '';
          state = 'query';
        } else if (override === null && c === '#') {
          url.fragment = '';
          state = 'fragment';
        } else if (code !== -1) {
          state = 'path';
          if (c !== '/') i--;
        } else if (override !== null && url.host === null) {
          url.path.push('');
        }
        break;

      case 'path': {
        const slash = c === '/' || (isSpecial(url) && c === '\\');
        if (code === -1 || slash || (override === null && (c === '?' || c === '#'))) {
          if (isDoubleDot(buffer)) {
            shorten(url);
            if (!slash) url.path.push('');
          } else if (isSingleDot(buffer)) {
            if (!slash) url.path.push('');
          } else {
            if (url.scheme === 'file:' && url.path.length === 0 && isDriveLetter(buffer)) buffer = `${buffer[0]}:`;
            url.path.push(percentEncode(buffer, pathSet));
          }
          buffer = '';
          if (c === '?') {
            url.query = '';
            state = 'query';
          }
          if (c === '#') {
            url.fragment = '';
            state = 'fragment';
          }
        } else {
          buffer += c;
        }
        break;
      }

      case 'opaque path':
        if (c === '?' || c === '#' || code === -1) {
          url.path = percentEncode(buffer, c0Set);
          // A space before a query or fragment would be lost when the URL is parsed again.
          if (code !== -1 && url.path.endsWith(' ')) url.path = `${url.path.slice(0, -1)}%20`;
          buffer = '';
          if (c === '?') {
            url.query = '';
            state = 'query';
          } else if (c === '#') {
            url.fragment = '';
            state = 'fragment';
          }
        } else {
          buffer += c;
        }
        break;

      case 'query': {
        const end = override === null ? input.indexOf('#', i) : -1;
        const text = input.slice(Math.min(i, length), end === -1 ? length : end);
        url.query += percentEncode(text, isSpecial(url) ? specialQuerySet : querySet);
        i = end === -1 ? length : end;
        if (end !== -1) {
          url.fragment = '';
          state = 'fragment';
          continue;
        }
        break;
      }

      case 'fragment':
        url.fragment += percentEncode(input.slice(Math.min(i, length)), fragmentSet);
        i = length;
        break;
    }
    if (i >= length) break;
  }
  return override === null ? url : true;
}

function copy(url, base, withQuery) {
  url.scheme = base.scheme;
  url.username = base.username;
  url.password = base.password;
  url.host = base.host;
  url.port = base.port;
  url.path = typeof base.path === 'string' ? base.path : base.path.slice();
  if (withQuery) url.query = base.query;
}

// 4.5 URL serializing https://url.spec.whatwg.org/#concept-url-serializer
function serializePath(url) {
  if (typeof url.path === 'string') return url.path;
  return url.path.length === 0 ? '' : `/${url.path.join('/')}`;
}

function serialize(url, withoutFragment = false) {
  let text = url.scheme;
  if (url.host !== null) {
    text += '//';
    if (url.username !== '' || url.password !== '') {
      text += url.username;
      if (url.password !== '') text += `:${url.password}`;
      text += '@';
    }
    text += url.host;
    if (url.port !== null) text += `:${url.port}`;
  } else if (typeof url.path !== 'string' && url.path.length > 1 && url.path[0] === '') {
    text += '/.';
  }
  text += serializePath(url);
  if (url.query !== null) text += `?${url.query}`;
  if (!withoutFragment && url.fragment !== null) text += `#${url.fragment}`;
  return text;
}

module.exports = { parse, serialize, serializePath, isSpecial, percentEncode, percentDecode, userinfoSet, c0Set, specialPorts, parseHost };
