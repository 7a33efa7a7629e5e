// URL and URLSearchParams, after the URL standard. https://url.spec.whatwg.org/
'use strict';

const { parse, serialize, serializePath, isSpecial, percentEncode, percentDecode, userinfoSet, specialPorts } = require('internal/url_parser');
const { ERR_INVALID_THIS, ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE, ERR_INVALID_TUPLE, ERR_INVALID_URL_SCHEME,
  ERR_INVALID_FILE_URL_HOST, ERR_INVALID_FILE_URL_PATH } = require('internal/errors');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const toUSV = (value) => `${value}`.toWellFormed();

// ---------------------------------------------------------------- URLSearchParams

const formSafe = /^[A-Za-z0-9*\-._]*$/;
const formSet = new Uint8Array(128).map((_, code) => (/[A-Za-z0-9*\-._]/.test(String.fromCharCode(code)) ? 0 : 1));

// 5.2 application/x-www-form-urlencoded serializing https://url.spec.whatwg.org/#urlencoded-serializing
const formEncode = (text) => (formSafe.test(text) ? text : percentEncode(text, formSet).replaceAll('%20', '+'));

function parseForm(text) {
  const list = [];
  for (const field of text.split('&')) {
    if (field === '') continue;
    const at = field.indexOf('=');
    const name = at < 0 ? field : field.slice(0, at);
    const value = at < 0 ? '' : field.slice(at + 1);
    list.push(percentDecode(name.replaceAll('+', ' ')), percentDecode(value.replaceAll('+', ' ')));
  }
  return list;
}

let paramsOf;
let bindParams;
let setQuery;

class URLSearchParams {
  // Names and values in turn.
  #list = [];
  #url = null;

  static {
    paramsOf = (params) => params.#list;
    bindParams = (url, text) => {
      const params = new URLSearchParams();
      params.#url = url;
      params.#list = parseForm(text);
      return params;
    };
  }

  constructor(init = undefined) {
    if (init == null) return;
    if (typeof init === 'object' || typeof init === 'function') {
      const method = init[Symbol.iterator];
      if (method === this[Symbol.iterator] && #list in init) {
        this.#list = init.#list.slice();
      } else if (method != null) {
        if (typeof method !== 'function') throw new TypeError('Query pairs must be iterable');
        for (const pair of init) {
          if (pair == null || (typeof pair !== 'object' && typeof pair !== 'function') || typeof pair[Symbol.iterator] !== 'function') {
            throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
          }
          const items = [...pair];
          if (items.length !== 2) throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
          this.#list.push(toUSV(items[0]), toUSV(items[1]));
        }
      } else {
        const seen = new Map();
        for (const key of Reflect.ownKeys(init)) {
          if (!Object.getOwnPropertyDescriptor(init, key)?.enumerable) continue;
          const name = toUSV(key);
          const value = toUSV(init[key]);
          if (seen.has(name)) this.#list[seen.get(name)] = value;
          else seen.set(name, this.#list.push(name, value) - 1);
        }
      }
    } else {
      const text = toUSV(init);
      this.#list = parseForm(text[0] === '?' ? text.slice(1) : text);
    }
  }

  static #check(params, count, args, ...names) {
    if (params === null || typeof params !== 'object' || !(#list in params)) throw new ERR_INVALID_THIS('URLSearchParams');
    if (args.length < count) throw new ERR_MISSING_ARGS(...names);
    return params.#list;
  }

  #update() {
    if (this.#url !== null) setQuery(this.#url, this.#list.length === 0 ? null : this.toString());
  }

  get size() { return URLSearchParams.#check(this, 0, []).length / 2; }

  append(name, value) {
    URLSearchParams.#check(this, 2, arguments, 'name', 'value').push(toUSV(name), toUSV(value));
    this.#update();
  }

  delete(name, value = undefined) {
    const list = URLSearchParams.#check(this, 1, arguments, 'name');
    name = toUSV(name);
    if (value !== undefined) value = toUSV(value);
    this.#list = list.filter((_, i) => !(list[i & ~1] === name && (value === undefined || list[i | 1] === value)));
    this.#update();
  }

  get(name) {
    const list = URLSearchParams.#check(this, 1, arguments, 'name');
    name = toUSV(name);
    for (let i = 0; i < list.length; i += 2) if (list[i] === name) return list[i + 1];
    return null;
  }

  getAll(name) {
    const list = URLSearchParams.#check(this, 1, arguments, 'name');
    name = toUSV(name);
    return list.filter((_, i) => i % 2 === 1 && list[i - 1] === name);
  }

  has(name, value = undefined) {
    const list = URLSearchParams.#check(this, 1, arguments, 'name');
    name = toUSV(name);
    if (value !== undefined) value = toUSV(value);
    return list.some((_, i) => i % 2 === 0 && list[i] === name && (value === undefined || list[i + 1] === value));
  }

  set(name, value) {
    const list = URLSearchParams.#check(this, 2, arguments, 'name', 'value');
    name = toUSV(name);
    value = toUSV(value);
    const kept = [];
    let placed = false;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== name) kept.push(list[i], list[i + 1]);
      else if (!placed) placed = kept.push(name, value) > 0;
    }
    if (!placed) kept.push(name, value);
    this.#list = kept;
    this.#update();
  }

  sort() {
    const list = URLSearchParams.#check(this, 0, arguments);
    const pairs = [];
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
    pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    this.#list = pairs.flat();
    this.#update();
  }

  forEach(callback, thisArg = undefined) {
    URLSearchParams.#check(this, 0, arguments);
    if (typeof callback !== 'function') throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    for (let i = 0; i < this.#list.length; i += 2) callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
  }

  entries() { URLSearchParams.#check(this, 0, arguments); return createIterator(this, 'entries'); }
  keys() { URLSearchParams.#check(this, 0, arguments); return createIterator(this, 'keys'); }
  values() { URLSearchParams.#check(this, 0, arguments); return createIterator(this, 'values'); }

  toString() {
    const list = URLSearchParams.#check(this, 0, arguments);
    let text = '';
    for (let i = 0; i < list.length; i += 2) text += `${i === 0 ? '' : '&'}${formEncode(list[i])}=${formEncode(list[i + 1])}`;
    return text;
  }

  static _rebind(params, text) {
    params.#list = text === null ? [] : parseForm(text);
  }

  [customInspect](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const list = this.#list;
    const parts = [];
    for (let i = 0; i < list.length; i += 2) parts.push(`${inspect(list[i], options)} => ${inspect(list[i + 1], options)}`);
    if (parts.length === 0) return 'URLSearchParams {}';
    const length = parts.reduce((sum, part) => sum + part.length + 2, -2);
    if (length > options.breakLength) return `URLSearchParams {\n  ${parts.join(',\n  ')} }`;
    return `URLSearchParams { ${parts.join(', ')} }`;
  }
}
const rebindParams = URLSearchParams._rebind;
delete URLSearchParams._rebind;

const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
const iteratorStates = new WeakMap();
const searchParamsIterator = Object.create(iteratorPrototype, {
  next: {
    configurable: true, enumerable: true, writable: true,
    value: function next() {
      const state = iteratorStates.get(this);
      if (state === undefined) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
      const list = paramsOf(state.params);
      if (state.index >= list.length) return { value: undefined, done: true };
      const [name, value] = [list[state.index], list[state.index + 1]];
      state.index += 2;
      return { value: state.kind === 'keys' ? name : state.kind === 'values' ? value : [name, value], done: false };
    },
  },
  [Symbol.toStringTag]: { configurable: true, value: 'URLSearchParams Iterator' },
  [customInspect]: {
    configurable: true, enumerable: false, writable: true,
    value: function (depth, options, inspect) {
      const { params, kind, index } = iteratorStates.get(this);
      const list = paramsOf(params).slice(index);
      const items = [];
      for (let i = 0; i < list.length; i += 2) items.push(kind === 'keys' ? list[i] : kind === 'values' ? list[i + 1] : [list[i], list[i + 1]]);
      const text = inspect(items, options);
      return `URLSearchParams Iterator {${text.slice(1, -1)}}`;
    },
  },
});

function createIterator(params, kind) {
  const iterator = Object.create(searchParamsIterator);
  iteratorStates.set(iterator, { params, kind, index: 0 });
  return iterator;
}

for (const name of ['append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys', 'values', 'toString', 'size']) {
  Object.defineProperty(URLSearchParams.prototype, name, { enumerable: true });
}
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { configurable: true, value: 'URLSearchParams' });
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { configurable: true, writable: true, value: URLSearchParams.prototype.entries });

// ---------------------------------------------------------------- URL

function invalid(input, base) {
  const error = new TypeError('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  if (base !== undefined) error.base = base;
  return error;
}

class URL {
  #record;
  #params = null;

  static {
    setQuery = (url, query) => {
      url.#record.query = query;
      url.#stripOpaque();
    };
  }

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    input = toUSV(input);
    let baseRecord = null;
    if (base !== undefined) {
      base = toUSV(base);
      baseRecord = parse(base);
      if (baseRecord === null) throw invalid(input, base);
    }
    const record = parse(input, baseRecord);
    if (record === null) throw invalid(input, base);
    this.#record = record;
  }

  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    return URL.parse(input, base) !== null;
  }

  static parse(input, base = undefined) {
    try {
      return new URL(input, base);
    } catch (error) {
      if (error.code !== 'ERR_INVALID_URL') throw error;
      return null;
    }
  }

  #stripOpaque() {
    const record = this.#record;
    if (typeof record.path === 'string' && record.query === null && record.fragment === null) record.path = record.path.replace(/ +$/, '');
  }

  get href() { return serialize(this.#record); }
  set href(value) {
    value = toUSV(value);
    const record = parse(value);
    if (record === null) throw invalid(value);
    this.#record = record;
    if (this.#params !== null) rebindParams(this.#params, record.query);
  }

  get origin() {
    const { scheme, host, port, path } = this.#record;
    if (scheme === 'blob:') {
      const inner = typeof path === 'string' ? parse(path) : null;
      return inner !== null && (inner.scheme === 'http:' || inner.scheme === 'https:') ? new URL(serialize(inner)).origin : 'null';
    }
    if (!isSpecial(this.#record) || scheme === 'file:') return 'null';
    return `${scheme}//${host}${port === null ? '' : `:${port}`}`;
  }

  get protocol() { return this.#record.scheme; }
  set protocol(value) { parse(`${toUSV(value)}:`, null, this.#record, 'scheme start'); }

  get username() { return this.#record.username; }
  set username(value) {
    value = toUSV(value);
    if (!this.#cannotHavePort()) this.#record.username = percentEncode(value, userinfoSet);
  }

  get password() { return this.#record.password; }
  set password(value) {
    value = toUSV(value);
    if (!this.#cannotHavePort()) this.#record.password = percentEncode(value, userinfoSet);
  }

  #cannotHavePort() {
    const { host, scheme } = this.#record;
    return host === null || host === '' || scheme === 'file:';
  }

  get host() {
    const { host, port } = this.#record;
    return host === null ? '' : port === null ? host : `${host}:${port}`;
  }
  set host(value) { this.#setHost(value, 'host'); }

  get hostname() { return this.#record.host ?? ''; }
  set hostname(value) { this.#setHost(value, 'hostname'); }

  #setHost(value, state) {
    value = toUSV(value);
    if (typeof this.#record.path === 'string') return;
    parse(value, null, this.#record, state);
  }

  get port() { return this.#record.port === null ? '' : `${this.#record.port}`; }
  set port(value) {
    value = toUSV(value);
    if (this.#cannotHavePort()) return;
    if (value === '') this.#record.port = null;
    else parse(value, null, this.#record, 'port');
  }

  get pathname() { return serializePath(this.#record); }
  set pathname(value) {
    value = toUSV(value);
    if (typeof this.#record.path === 'string') return;
    this.#record.path = [];
    parse(value, null, this.#record, 'path start');
  }

  get search() { return this.#record.query ? `?${this.#record.query}` : ''; }
  set search(value) {
    value = toUSV(value);
    if (value === '') {
      this.#record.query = null;
      this.#stripOpaque();
    } else {
      this.#record.query = '';
      parse(value[0] === '?' ? value.slice(1) : value, null, this.#record, 'query');
    }
    if (this.#params !== null) rebindParams(this.#params, this.#record.query);
  }

  get searchParams() {
    return this.#params ??= bindParams(this, this.#record.query ?? '');
  }

  get hash() { return this.#record.fragment ? `#${this.#record.fragment}` : ''; }
  set hash(value) {
    value = toUSV(value);
    if (value === '') {
      this.#record.fragment = null;
      this.#stripOpaque();
      return;
    }
    this.#record.fragment = '';
    parse(value[0] === '#' ? value.slice(1) : value, null, this.#record, 'fragment');
  }

  toString() { return serialize(this.#record); }
  toJSON() { return serialize(this.#record); }

  static _is(value) { return value !== null && typeof value === 'object' && #record in value; }

  [customInspect](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return this;
    const view = Object.create({ constructor: this.constructor === URL ? URL : this.constructor });
    for (const key of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) {
      view[key] = this[key];
    }
    return `${view.constructor.name} ${inspect(Object.assign({}, view), options)}`;
  }
}
const isURL = URL._is;
delete URL._is;

for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash', 'toString', 'toJSON']) {
  Object.defineProperty(URL.prototype, name, { enumerable: true });
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { configurable: true, value: 'URL' });

// ---------------------------------------------------------------- files

function fileURLToPath(path, options = undefined) {
  const windows = options?.windows ?? process.platform === 'win32';
  if (typeof path === 'string') path = new URL(path);
  else if (!isURL(path)) throw new ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  if (path.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  const { hostname, pathname } = path;
  if (windows) {
    if (/%2f|%5c/i.test(pathname)) throw new ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters');
    const decoded = decodeURIComponent(pathname.replaceAll('/', '\\'));
    if (hostname !== '') return `\\\\${hostname}${decoded}`;
    if (!/^\\[a-zA-Z]:/.test(decoded)) throw new ERR_INVALID_FILE_URL_PATH('must be absolute');
    return decoded.slice(1);
  }
  if (hostname !== '') throw new ERR_INVALID_FILE_URL_HOST(process.platform);
  if (/%2f/i.test(pathname)) throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  return decodeURIComponent(pathname);
}

const filePathEscapes = { '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23' };

function pathToFileURL(filepath, options = undefined) {
  const path = require('path');
  const windows = options?.windows ?? process.platform === 'win32';
  const family = windows ? path.win32 : path.posix;
  if (typeof filepath !== 'string') throw new ERR_INVALID_ARG_TYPE('path', 'string', filepath);
  let resolved = family.resolve(filepath);
  const last = filepath.charCodeAt(filepath.length - 1);
  if ((last === 47 || (windows && last === 92)) && resolved[resolved.length - 1] !== family.sep) resolved += '/';
  if (windows) return new URL(`file://${resolved.startsWith('\\\\') ? '' : '/'}${resolved.replace(/^\\\\/, '').replaceAll('\\', '/').replace(/[%\n\r\t?#]/g, (c) => filePathEscapes[c])}`);
  return new URL(`file://${resolved.replace(/[%\\\n\r\t?#]/g, (char) => filePathEscapes[char])}`);
}

function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: hostname[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

module.exports = { URL, URLSearchParams, isURL, fileURLToPath, pathToFileURL, urlToHttpOptions, specialPorts };
