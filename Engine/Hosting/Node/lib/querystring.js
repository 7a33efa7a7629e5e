// node:querystring
'use strict';

const unreserved = /[^A-Za-z0-9\-_.!~*'()]/;

function escape(text) {
  if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : `${text}`;
  if (!unreserved.test(text)) return text;
  try {
    return encodeURIComponent(text);
  } catch {
    const { ERR_INVALID_URI } = require('internal/errors');
    throw new ERR_INVALID_URI();
  }
}

function unescapeBuffer(text) {
  const { Buffer } = require('buffer');
  const bytes = [];
  const source = Buffer.from(text, 'latin1');
  for (let i = 0; i < source.length; i++) {
    const hex = source[i] === 37 ? parseHex(text, i + 1) : -1;
    if (hex >= 0) {
      bytes.push(hex);
      i += 2;
    } else {
      bytes.push(source[i]);
    }
  }
  return Buffer.from(bytes);
}

function parseHex(text, at) {
  const digits = text.slice(at, at + 2);
  return /^[0-9a-fA-F]{2}$/.test(digits) ? parseInt(digits, 16) : -1;
}

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBuffer(text).toString();
  }
}

function primitive(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (typeof value === 'bigint' || typeof value === 'boolean') return `${value}`;
  return '';
}

function stringify(object, separator = '&', equals = '=', options = undefined) {
  separator ||= '&';
  equals ||= '=';
  const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : module.exports.escape;
  if (object === null || typeof object !== 'object') return '';
  const fields = [];
  for (const key of Object.keys(object)) {
    const name = encode(primitive(key)) + equals;
    const value = object[key];
    if (Array.isArray(value)) for (const item of value) fields.push(name + encode(primitive(item)));
    else fields.push(name + encode(primitive(value)));
  }
  return fields.join(separator);
}

function parse(text, separator = '&', equals = '=', options = undefined) {
  separator ||= '&';
  equals ||= '=';
  const result = Object.create(null);
  if (typeof text !== 'string' || text.length === 0) return result;
  const decode = typeof options?.decodeURIComponent === 'function' ? options.decodeURIComponent : module.exports.unescape;
  const safely = (part) => {
    part = part.replaceAll('+', ' ');
    if (!part.includes('%') && decode === unescape) return part;
    try {
      return decode(part);
    } catch {
      return unescape(part);
    }
  };
  let fields = text.split(separator);
  const limit = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
  if (limit > 0) fields = fields.slice(0, limit);
  for (const field of fields) {
    if (field === '') continue;
    const at = field.indexOf(equals);
    const key = safely(at < 0 ? field : field.slice(0, at));
    const value = at < 0 ? '' : safely(field.slice(at + equals.length));
    if (!(key in result)) result[key] = value;
    else if (Array.isArray(result[key])) result[key].push(value);
    else result[key] = [result[key], value];
  }
  return result;
}

module.exports = { escape, unescape, unescapeBuffer, stringify, encode: stringify, parse, decode: parse };
