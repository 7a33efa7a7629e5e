// node:path for both families of systems. A path is text; nothing here asks the file system.
'use strict';

const { validateString, ERR_INVALID_ARG_TYPE } = require('internal/errors');

const isLetter = (code) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

// Resolves "." and ".." in the segments of a path. What leads above the start stays when `above` allows it.
function normalizeSegments(path, isSeparator, separator, above) {
  const kept = [];
  let start = 0;
  for (let i = 0; i <= path.length; i++) {
    if (i < path.length && !isSeparator(path.charCodeAt(i))) continue;
    const segment = path.slice(start, i);
    start = i + 1;
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') {
      kept.push(segment);
    } else if (kept.length > 0 && kept[kept.length - 1] !== '..') {
      kept.pop();
    } else if (above) {
      kept.push('..');
    }
  }
  return kept.join(separator);
}

function format(separator, parts) {
  if (parts === null || typeof parts !== 'object') throw new ERR_INVALID_ARG_TYPE('pathObject', 'Object', parts);
  const dir = parts.dir || parts.root;
  const ext = parts.ext ? `${parts.ext[0] === '.' ? '' : '.'}${parts.ext}` : '';
  const base = parts.base || `${parts.name || ''}${ext}`;
  if (!dir) return base;
  return dir === parts.root ? `${dir}${base}` : `${dir}${separator}${base}`;
}

function extensionStart(base) {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? -1 : dot;
}

function lastSegment(path, isSeparator, from) {
  let end = path.length;
  while (end > from && isSeparator(path.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > from && !isSeparator(path.charCodeAt(start - 1))) start--;
  return [start, end];
}

function withoutSuffix(base, suffix) {
  if (suffix === undefined || suffix === '') return base;
  return base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
}

const isSlash = (code) => code === 47;
const isEitherSlash = (code) => code === 47 || code === 92;

const posix = {
  sep: '/',
  delimiter: ':',

  resolve(...paths) {
    let resolved = '';
    for (let i = paths.length - 1; i >= 0 && resolved.charCodeAt(0) !== 47; i--) {
      validateString(paths[i], `paths[${i}]`);
      if (paths[i].length > 0) resolved = `${paths[i]}/${resolved}`;
    }
    if (resolved.charCodeAt(0) !== 47) resolved = `${process.cwd()}/${resolved}`;
    return `/${normalizeSegments(resolved, isSlash, '/', false)}`;
  },

  normalize(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const absolute = path.charCodeAt(0) === 47;
    const trailing = path.charCodeAt(path.length - 1) === 47;
    const normal = normalizeSegments(path, isSlash, '/', !absolute);
    if (normal.length === 0) return absolute ? '/' : trailing ? './' : '.';
    return `${absolute ? '/' : ''}${normal}${trailing ? '/' : ''}`;
  },

  isAbsolute(path) {
    validateString(path, 'path');
    return path.charCodeAt(0) === 47;
  },

  join(...paths) {
    for (const path of paths) validateString(path, 'path');
    const joined = paths.filter((path) => path.length > 0).join('/');
    return joined === '' ? '.' : posix.normalize(joined);
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = posix.resolve(from);
    to = posix.resolve(to);
    return relativeOf(from.slice(1), to.slice(1), '/', (text) => text);
  },

  toNamespacedPath: (path) => path,

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const [start] = lastSegment(path, isSlash, 0);
    const absolute = path.charCodeAt(0) === 47;
    if (start === 0) return absolute ? '/' : '.';
    if (start === 1 && absolute) return '/';
    return start === 2 && absolute ? '//' : path.slice(0, start - 1);
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'ext');
    validateString(path, 'path');
    const [start, end] = lastSegment(path, isSlash, 0);
    return withoutSuffix(path.slice(start, end), suffix);
  },

  extname(path) {
    validateString(path, 'path');
    const [start, end] = lastSegment(path, isSlash, 0);
    const base = path.slice(start, end);
    const dot = extensionStart(base);
    return dot === -1 ? '' : base.slice(dot);
  },

  format: (parts) => format('/', parts),

  parse(path) {
    validateString(path, 'path');
    const result = { root: path.charCodeAt(0) === 47 ? '/' : '', dir: '', base: '', ext: '', name: '' };
    const [start, end] = lastSegment(path, isSlash, result.root.length);
    if (end === start) {
      if (result.root !== '') result.dir = result.root;
      return result;
    }
    result.base = path.slice(start, end);
    const dot = extensionStart(result.base);
    result.name = dot === -1 ? result.base : result.base.slice(0, dot);
    result.ext = dot === -1 ? '' : result.base.slice(dot);
    result.dir = start > result.root.length ? path.slice(0, start - 1) : result.root;
    return result;
  },
};

function relativeOf(from, to, separator, fold) {
  const fromParts = from === '' ? [] : from.split(separator);
  const toParts = to === '' ? [] : to.split(separator);
  let same = 0;
  while (same < fromParts.length && same < toParts.length && fold(fromParts[same]) === fold(toParts[same])) same++;
  return [...Array(fromParts.length - same).fill('..'), ...toParts.slice(same)].join(separator);
}

// The device ("C:" or "\\server\share") and how much of the path it and the separators after it take.
function windowsRoot(path) {
  const length = path.length;
  if (length === 0) return { device: '', end: 0, absolute: false };
  const first = path.charCodeAt(0);
  if (isEitherSlash(first)) {
    if (length > 1 && isEitherSlash(path.charCodeAt(1))) {
      let i = 2;
      while (i < length && !isEitherSlash(path.charCodeAt(i))) i++;
      if (i < length && i > 2) {
        const server = path.slice(2, i);
        let shareStart = i;
        while (shareStart < length && isEitherSlash(path.charCodeAt(shareStart))) shareStart++;
        if (shareStart < length && shareStart !== i) {
          let shareEnd = shareStart;
          while (shareEnd < length && !isEitherSlash(path.charCodeAt(shareEnd))) shareEnd++;
          const device = `\\\\${server}\\${path.slice(shareStart, shareEnd)}`;
          return { device, end: shareEnd === length ? length : shareEnd + 1, absolute: true, unc: true, deviceEnd: shareEnd };
        }
      }
    }
    return { device: '', end: 1, absolute: true };
  }
  if (isLetter(first) && path.charCodeAt(1) === 58) {
    if (length > 2 && isEitherSlash(path.charCodeAt(2))) return { device: path.slice(0, 2), end: 3, absolute: true };
    return { device: path.slice(0, 2), end: 2, absolute: false };
  }
  return { device: '', end: 0, absolute: false };
}

const win32 = {
  sep: '\\',
  delimiter: ';',

  resolve(...paths) {
    let device = '';
    let tail = '';
    let absolute = false;
    for (let i = paths.length - 1; i >= -1; i--) {
      let path;
      if (i >= 0) {
        path = paths[i];
        validateString(path, `paths[${i}]`);
        if (path.length === 0) continue;
      } else if (device === '') {
        path = process.cwd();
      } else {
        path = process.env[`=${device}`] || process.cwd();
        if (path.slice(0, 2).toLowerCase() !== device.toLowerCase() && path.charCodeAt(2) === 92) path = `${device}\\`;
      }
      const root = windowsRoot(path);
      if (root.device !== '') {
        if (device === '') device = root.device;
        else if (root.device.toLowerCase() !== device.toLowerCase()) continue;
      }
      if (absolute) {
        if (device !== '') break;
      } else {
        tail = `${path.slice(root.end)}\\${tail}`;
        absolute = root.absolute;
        if (absolute && device !== '') break;
      }
    }
    tail = normalizeSegments(tail, isEitherSlash, '\\', !absolute);
    return absolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
  },

  normalize(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    if (path.length === 1) return path === '/' ? '\\' : path;
    const root = windowsRoot(path);
    if (root.unc && root.deviceEnd === path.length) return `${root.device}\\`;
    let tail = root.end < path.length ? normalizeSegments(path.slice(root.end), isEitherSlash, '\\', !root.absolute) : '';
    if (tail.length === 0 && !root.absolute) tail = '.';
    if (tail.length > 0 && isEitherSlash(path.charCodeAt(path.length - 1))) tail += '\\';
    // A part with a colon must not become a drive by losing what stood before it.
    if (!root.absolute && root.device === '' && (/^[a-zA-Z]:/.test(tail) || /:([\\/]|$)/.test(path))) return `.\\${tail}`;
    return root.absolute ? `${root.device}\\${tail}` : `${root.device}${tail}`;
  },

  isAbsolute(path) {
    validateString(path, 'path');
    return isEitherSlash(path.charCodeAt(0)) || (path.length > 2 && isLetter(path.charCodeAt(0)) && path.charCodeAt(1) === 58 && isEitherSlash(path.charCodeAt(2)));
  },

  join(...paths) {
    for (const path of paths) validateString(path, 'path');
    const parts = paths.filter((path) => path.length > 0);
    if (parts.length === 0) return '.';
    let joined = parts.join('\\');
    // Joining must not make a network path of two separators, unless the first part was one.
    const lead = /^[\\/]*/.exec(joined)[0].length;
    const firstLead = /^[\\/]*/.exec(parts[0])[0].length;
    const isUnc = firstLead === 2 && parts[0].length > 2;
    if (!isUnc && lead >= 2) joined = `\\${joined.slice(lead)}`;
    return win32.normalize(joined);
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = win32.resolve(from);
    to = win32.resolve(to);
    if (from.toLowerCase() === to.toLowerCase()) return '';
    const trim = (path) => path.replace(/^\\+|\\+$/g, '');
    const [a, b] = [trim(from), trim(to)];
    if (a.split('\\')[0].toLowerCase() !== b.split('\\')[0].toLowerCase()) return to;
    return relativeOf(a, b, '\\', (text) => text.toLowerCase());
  },

  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) return path;
    const resolved = win32.resolve(path);
    if (resolved.length <= 2) return path;
    if (resolved.startsWith('\\\\')) return /[?.]/.test(resolved[2]) ? path : `\\\\?\\UNC\\${resolved.slice(2)}`;
    return isLetter(resolved.charCodeAt(0)) && resolved.startsWith(':\\', 1) ? `\\\\?\\${resolved}` : path;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const root = windowsRoot(path);
    if (root.unc && root.deviceEnd === path.length) return path;
    const [start] = lastSegment(path, isEitherSlash, root.end);
    if (start <= root.end) return root.end > 0 ? path.slice(0, root.end) : '.';
    return path.slice(0, Math.max(start - 1, root.end));
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'ext');
    validateString(path, 'path');
    const from = isLetter(path.charCodeAt(0)) && path.charCodeAt(1) === 58 ? 2 : 0;
    const [start, end] = lastSegment(path, isEitherSlash, from);
    return withoutSuffix(path.slice(start, end), suffix);
  },

  extname(path) {
    const base = win32.basename(path);
    const dot = extensionStart(base);
    return dot === -1 ? '' : base.slice(dot);
  },

  format: (parts) => format('\\', parts),

  parse(path) {
    validateString(path, 'path');
    const root = windowsRoot(path);
    const result = { root: path.slice(0, root.end), dir: '', base: '', ext: '', name: '' };
    const [start, end] = lastSegment(path, isEitherSlash, root.end);
    if (end === start) {
      result.dir = result.root;
      return result;
    }
    result.base = path.slice(start, end);
    const dot = extensionStart(result.base);
    result.name = dot === -1 ? result.base : result.base.slice(0, dot);
    result.ext = dot === -1 ? '' : result.base.slice(dot);
    result.dir = start > root.end ? path.slice(0, start - 1) : result.root;
    return result;
  },
};

posix.posix = win32.posix = posix;
posix.win32 = win32.win32 = win32;
posix._makeLong = posix.toNamespacedPath;
win32._makeLong = win32.toNamespacedPath;

module.exports = process.platform === 'win32' ? win32 : posix;
