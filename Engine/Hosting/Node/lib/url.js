// node:url: the standard's classes, and the older parse, format and resolve that many programs still use.
'use strict';

const { URL, URLSearchParams, isURL, fileURLToPath, pathToFileURL, urlToHttpOptions } = require('internal/url');
const { domainToASCII, domainToUnicode } = internalBinding('url');
const { ERR_INVALID_ARG_TYPE, validateString } = require('internal/errors');

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

const withSlashes = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']);
const hasSlashes = (protocol) => withSlashes.has(protocol.replace(/:$/, ''));
const isScript = (protocol) => protocol === 'javascript' || protocol === 'javascript:';
const escaped = { '\t': '%09', '\n': '%0A', '\r': '%0D', ' ': '%20', '"': '%22', "'": '%27', '<': '%3C', '>': '%3E', '\\': '%5C', '^': '%5E', '`': '%60', '{': '%7B', '|': '%7C', '}': '%7D' };
const escapeRest = (text) => text.replace(/[\t\n\r "'<>\\^`{|}]/g, (char) => escaped[char]);

Url.prototype.parse = function (url, parseQueryString, slashesDenoteHost) {
  validateString(url, 'url');
  // Backslashes before the query are slashes, as in browsers.
  const end = url.search(/[?#]/);
  const head = (end === -1 ? url : url.slice(0, end)).replaceAll('\\', '/');
  let rest = (head + (end === -1 ? '' : url.slice(end))).replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '');

  const hashAt = rest.indexOf('#');
  const protocol = /^[a-z0-9.+-]+:/i.exec(rest)?.[0];
  let lowerProtocol;
  if (protocol !== undefined) {
    lowerProtocol = protocol.toLowerCase();
    this.protocol = lowerProtocol;
    rest = rest.slice(protocol.length);
  }

  let slashes = false;
  if (slashesDenoteHost || protocol !== undefined || /^\/\/[^@/]+@[^@/]+/.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !(lowerProtocol !== undefined && isScript(lowerProtocol))) {
      rest = rest.slice(2);
      this.slashes = true;
    }
  }

  if ((slashes || (protocol !== undefined && !hasSlashes(lowerProtocol))) && !(lowerProtocol !== undefined && isScript(lowerProtocol))) {
    let hostEnd = -1;
    let auth = -1;
    for (let i = 0; i < rest.length; i++) {
      const char = rest[i];
      if (char === '@') {
        auth = i;
        hostEnd = -1;
      } else if (char === '/' || char === '?' || char === '#') {
        if (hostEnd === -1) hostEnd = i;
        break;
      } else if (hostEnd === -1 && /[\t\n\r "%';<>\\^`{|}]/.test(char)) {
        hostEnd = i;
      }
    }
    let start = 0;
    if (auth !== -1) {
      this.auth = decodeURIComponent(rest.slice(0, auth));
      start = auth + 1;
    }
    if (hostEnd === -1) {
      this.host = rest.slice(start);
      rest = '';
    } else {
      this.host = rest.slice(start, hostEnd);
      rest = rest.slice(hostEnd);
    }
    const port = /:([0-9]*)$/.exec(this.host);
    if (port !== null) {
      if (port[1] !== '') this.port = port[1];
      this.host = this.host.slice(0, -port[0].length);
    }
    this.hostname = this.host;
    const isIPv6 = /^\[.*\]$/.test(this.hostname);
    if (!isIPv6) {
      // What cannot belong to a name starts the path.
      const bad = this.hostname.search(/[^a-zA-Z0-9.\-+_\u0080-\uffff]/);
      if (bad !== -1) {
        rest = `/${this.hostname.slice(bad)}${rest}`;
        this.hostname = this.hostname.slice(0, bad);
      }
    }
    this.hostname = this.hostname.length > 255 ? '' : this.hostname.toLowerCase();
    if (!isIPv6 && this.hostname !== '' && /[^\x00-\x7f]/.test(this.hostname)) {
      const ascii = domainToASCII(this.hostname);
      if (ascii === null) {
        const error = new TypeError('Invalid URL');
        error.code = 'ERR_INVALID_URL';
        error.input = url;
        throw error;
      }
      this.hostname = ascii;
    }
    this.host = this.hostname + (this.port === null ? '' : `:${this.port}`);
    if (isIPv6) {
      this.hostname = this.hostname.slice(1, -1);
      if (rest[0] !== '/') rest = `/${rest}`;
    }
  }

  if (lowerProtocol === undefined || !isScript(lowerProtocol)) rest = escapeRest(rest);

  const hash = hashAt === -1 ? -1 : rest.indexOf('#');
  if (hash !== -1) {
    this.hash = rest.slice(hash);
    rest = rest.slice(0, hash);
  }
  const question = rest.indexOf('?');
  if (question !== -1) {
    this.search = rest.slice(question);
    this.query = rest.slice(question + 1);
    if (parseQueryString) this.query = require('querystring').parse(this.query);
    rest = rest.slice(0, question);
  } else if (parseQueryString) {
    this.search = null;
    this.query = Object.create(null);
  }
  if (rest !== '') this.pathname = rest;
  if (lowerProtocol !== undefined && hasSlashes(lowerProtocol) && this.hostname && !this.pathname) this.pathname = '/';
  if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
  this.href = this.format();
  return this;
};

Url.prototype.format = function () {
  let auth = this.auth || '';
  if (auth) auth = `${encodeURIComponent(auth).replace(/%3A/i, ':').replace(/%(21|24|26|27|28|29|2A|2B|2C|3B|3D)/gi, (text) => decodeURIComponent(text))}@`;
  let protocol = this.protocol || '';
  let pathname = this.pathname || '';
  let hash = this.hash || '';
  let host = '';
  if (this.host) {
    host = auth + this.host;
  } else if (this.hostname) {
    host = auth + (this.hostname.includes(':') && this.hostname[0] !== '[' ? `[${this.hostname}]` : this.hostname);
    if (this.port) host += `:${this.port}`;
  }
  const query = this.query !== null && typeof this.query === 'object' ? require('querystring').stringify(this.query) : '';
  let search = this.search || (query && `?${query}`) || '';
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  pathname = pathname.replace(/[#?]/g, (char) => (char === '#' ? '%23' : '%3F'));
  if (this.slashes || !protocol || hasSlashes(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol === 'file:') {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
};

Url.prototype.resolve = function (relative) {
  return this.resolveObject(urlParse(relative, false, true)).format();
};

// RFC 3986, 5.2 Relative Resolution, with the liberties node:url takes: unknown schemes resolve like known ones.
Url.prototype.resolveObject = function (relative) {
  if (typeof relative === 'string') relative = urlParse(relative, false, true);
  const result = Object.assign(new Url(), this);
  result.hash = relative.hash;
  if (relative.href === '') {
    result.href = result.format();
    return result;
  }
  if (relative.slashes && !relative.protocol) {
    const { protocol } = result;
    Object.assign(result, relative);
    result.protocol = protocol;
    if (hasSlashes(protocol ?? '') && result.hostname && !result.pathname) result.path = result.pathname = '/';
    result.href = result.format();
    return result;
  }
  if (relative.protocol && relative.protocol !== result.protocol) {
    if (!hasSlashes(relative.protocol) || relative.host || relative.slashes || relative.protocol === 'file:') {
      Object.assign(result, relative);
      result.href = result.format();
      return result;
    }
    result.protocol = relative.protocol;
    const parts = (relative.pathname || '').split('/');
    while (parts.length > 0 && !(result.host = parts.shift()));
    result.host ||= '';
    result.hostname = result.host;
    result.pathname = `/${parts.join('/')}`;
    result.search = relative.search;
    result.query = relative.query;
    result.slashes ||= relative.slashes;
    result.path = (result.pathname || '') + (result.search || '');
    result.href = result.format();
    return result;
  }
  if (relative.host || relative.pathname?.startsWith('/')) {
    if (relative.host || relative.host === '') {
      if (result.host !== relative.host) result.auth = null;
      result.host = relative.host;
      result.hostname = relative.hostname;
      result.port = relative.port;
    }
    result.search = relative.search;
    result.query = relative.query;
    result.pathname = relative.pathname;
  } else if (relative.pathname) {
    const base = result.pathname || '';
    result.pathname = base.slice(0, base.lastIndexOf('/') + 1) + relative.pathname;
    if (result.host && result.pathname[0] !== '/') result.pathname = `/${result.pathname}`;
    result.search = relative.search;
    result.query = relative.query;
  } else if (relative.search !== null && relative.search !== undefined) {
    result.search = relative.search;
    result.query = relative.query;
    result.path = (result.pathname || '') + (result.search || '');
    result.href = result.format();
    return result;
  }
  if (relative.host || relative.pathname) result.pathname = withoutDots(result.pathname || '', Boolean(result.host || result.pathname?.startsWith('/')));
  if (result.pathname === '' && !result.search) result.pathname = result.host ? '/' : null;
  if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  result.href = result.format();
  return result;
};

function withoutDots(path, absolute) {
  const segments = path.split('/');
  const kept = [];
  if (segments[0] === '') segments.shift();
  let above = 0;
  const last = segments[segments.length - 1];
  for (const segment of segments) {
    if (segment === '.') continue;
    if (segment === '..') {
      if (kept.length > 0) kept.pop();
      else above++;
    } else {
      kept.push(segment);
    }
  }
  if (!absolute) kept.unshift(...Array(above).fill('..'));
  if ((last === '.' || last === '..') && kept[kept.length - 1] !== '') kept.push('');
  return (absolute ? '/' : '') + kept.join('/');
}

function urlParse(url, parseQueryString, slashesDenoteHost) {
  return url instanceof Url ? url : new Url().parse(url, parseQueryString, slashesDenoteHost);
}

function urlFormat(url, options) {
  if (typeof url === 'string') {
    url = urlParse(url);
  } else if (url === null || typeof url !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], url);
  } else if (isURL(url)) {
    const { fragment = true, unicode = false, search = true, auth = true } = options ?? {};
    const copy = new URL(url.href);
    if (!fragment) copy.hash = '';
    if (!search) copy.search = '';
    if (!auth) copy.username = copy.password = '';
    return unicode && copy.hostname !== '' ? copy.href.replace(copy.hostname, domainToUnicode(copy.hostname)) : copy.href;
  }
  return Url.prototype.format.call(url);
}

module.exports = {
  Url,
  parse: urlParse,
  resolve: (from, to) => urlParse(from, false, true).resolve(to),
  resolveObject: (from, to) => (from ? urlParse(from, false, true).resolveObject(to) : to),
  format: urlFormat,
  URL,
  URLSearchParams,
  domainToASCII: (domain) => domainToASCII(`${domain}`) ?? '',
  domainToUnicode: (domain) => domainToUnicode(`${domain}`) ?? '',
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
};
