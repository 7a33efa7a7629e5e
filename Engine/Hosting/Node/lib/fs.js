// node:fs over the host's blocking calls. The callback forms do the call at once and answer on a later turn.
'use strict';

const fs = internalBinding('fs');
const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_FS_EISDIR, validateFunction, validateInteger } = require('internal/errors');

const constants = {
  UV_FS_SYMLINK_DIR: 1, UV_FS_SYMLINK_JUNCTION: 2, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, UV_DIRENT_UNKNOWN: 0, UV_DIRENT_FILE: 1, UV_DIRENT_DIR: 2,
  UV_DIRENT_LINK: 3, UV_DIRENT_FIFO: 4, UV_DIRENT_SOCKET: 5, UV_DIRENT_CHAR: 6, UV_DIRENT_BLOCK: 7, S_IFMT: 61440, S_IFREG: 32768, S_IFDIR: 16384,
  S_IFCHR: 8192, S_IFBLK: 24576, S_IFIFO: 4096, S_IFLNK: 40960, S_IFSOCK: 49152, O_CREAT: 64, O_EXCL: 128, UV_FS_O_FILEMAP: 0, O_NOCTTY: 256,
  O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65536, O_NOATIME: 262144, O_NOFOLLOW: 131072, O_SYNC: 1052672, O_DSYNC: 4096, O_DIRECT: 16384,
  O_NONBLOCK: 2048, S_IRWXU: 448, S_IRUSR: 256, S_IWUSR: 128, S_IXUSR: 64, S_IRWXG: 56, S_IRGRP: 32, S_IWGRP: 16, S_IXGRP: 8, S_IRWXO: 7,
  S_IROTH: 4, S_IWOTH: 2, S_IXOTH: 1, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, UV_FS_COPYFILE_EXCL: 1, COPYFILE_EXCL: 1, UV_FS_COPYFILE_FICLONE: 2,
  COPYFILE_FICLONE: 2, UV_FS_COPYFILE_FICLONE_FORCE: 4, COPYFILE_FICLONE_FORCE: 4,
};

// ---------------------------------------------------------------- arguments

const getBuffer = () => require('buffer').Buffer;

function pathOf(path, name = 'path') {
  if (path !== null && typeof path === 'object') {
    if (path instanceof Uint8Array) path = getBuffer().from(path).toString();
    else if (typeof path.href === 'string' && typeof path.protocol === 'string') path = require('internal/url').fileURLToPath(path.href);
  }
  if (typeof path !== 'string') throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  if (path.includes('\0')) throw new ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  return path;
}

function optionsOf(options, defaults = {}) {
  if (options === undefined || options === null || typeof options === 'function') return defaults;
  if (typeof options === 'string') options = { encoding: options };
  else if (typeof options !== 'object') throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  if (options.encoding && options.encoding !== 'buffer' && !getBuffer().isEncoding(options.encoding)) {
    throw new ERR_INVALID_ARG_VALUE('encoding', options.encoding, 'is invalid encoding');
  }
  return { ...defaults, ...options };
}

const flagNames = {
  r: 0, rs: 1052672, sr: 1052672, 'r+': 2, 'rs+': 1052674, 'sr+': 1052674, w: 577, wx: 705, xw: 705, 'w+': 578, 'wx+': 706, 'xw+': 706,
  a: 1089, ax: 1217, xa: 1217, as: 1053761, 'a+': 1090, 'ax+': 1218, 'xa+': 1218, 'as+': 1053762,
};

function flagsOf(flags, fallback) {
  if (flags === undefined || flags === null) return flagNames[fallback];
  if (typeof flags === 'number') return flags;
  if (Object.hasOwn(flagNames, flags)) return flagNames[flags];
  throw new ERR_INVALID_ARG_VALUE('flags', flags);
}

function modeOf(mode, fallback) {
  if (mode === undefined || mode === null) return fallback;
  if (typeof mode === 'string') {
    if (!/^[0-7]+$/.test(mode)) throw new ERR_INVALID_ARG_VALUE('mode', mode, 'must be a 32-bit unsigned integer or an octal string');
    return parseInt(mode, 8);
  }
  validateInteger(mode, 'mode', 0, 2 ** 32 - 1);
  return mode;
}

const isFd = (value) => typeof value === 'number' && value === value >>> 0;

function fdOf(fd) {
  validateInteger(fd, 'fd', 0, 2147483647);
  return fd;
}

const encode = (bytes, encoding) => {
  const buffer = getBuffer().from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
};

const nameAs = (name, encoding) => (encoding === 'buffer' ? getBuffer().from(name) : encoding && !/^utf-?8$/i.test(encoding) ? getBuffer().from(name).toString(encoding) : name);

function dataOf(data, encoding) {
  if (typeof data === 'string') return encoding === undefined || encoding === null || /^utf-?8$/i.test(encoding) ? data : getBuffer().from(data, encoding);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

const secondsOf = (time) => {
  if (typeof time === 'string' && +time == time) return +time; // eslint-disable-line eqeqeq
  if (typeof time === 'number') return time;
  if (time instanceof Date) return time.getTime() / 1000;
  throw new ERR_INVALID_ARG_TYPE('time', ['Date', 'Time in seconds'], time);
};

// ---------------------------------------------------------------- what files are

class Stats {
  constructor(fields, big) {
    const [dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeMs, mtimeMs, ctimeMs, birthtimeMs] = fields;
    const times = { atimeMs, mtimeMs, ctimeMs, birthtimeMs };
    Object.assign(this, { dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks }, times);
    if (big) {
      for (const key of Object.keys(this)) this[key] = BigInt(Math.trunc(this[key]));
      for (const key of Object.keys(times)) this[key.replace('Ms', 'Ns')] = BigInt(Math.round(times[key] * 1e6));
    }
    for (const key of Object.keys(times)) this[key.slice(0, -2)] = new Date(Math.trunc(times[key]));
  }
  #is(type) { return (Number(this.mode) & constants.S_IFMT) === type; }
  isDirectory() { return this.#is(constants.S_IFDIR); }
  isFile() { return this.#is(constants.S_IFREG); }
  isBlockDevice() { return this.#is(constants.S_IFBLK); }
  isCharacterDevice() { return this.#is(constants.S_IFCHR); }
  isSymbolicLink() { return this.#is(constants.S_IFLNK); }
  isFIFO() { return this.#is(constants.S_IFIFO); }
  isSocket() { return this.#is(constants.S_IFSOCK); }
}
class BigIntStats extends Stats {}

const kType = Symbol('type');

class Dirent {
  constructor(name, type, path) {
    this.name = name;
    this.parentPath = path;
    this.path = path;
    this[kType] = type;
  }
  isDirectory() { return this[kType] === 2; }
  isFile() { return this[kType] === 1; }
  isSymbolicLink() { return this[kType] === 3; }
  isFIFO() { return this[kType] === 4; }
  isSocket() { return this[kType] === 5; }
  isCharacterDevice() { return this[kType] === 6; }
  isBlockDevice() { return this[kType] === 7; }
}

const statsOf = (fields, options) => (fields === undefined ? undefined : options?.bigint ? new BigIntStats(fields, true) : new Stats(fields, false));

// ---------------------------------------------------------------- the calls

const sync = {
  open: (path, flags, mode) => fs.open(pathOf(path), flagsOf(flags, 'r'), modeOf(mode, 0o666)),
  close(fd) { fs.close(fdOf(fd)); },

  read(fd, buffer, offset, length, position) {
    fdOf(fd);
    if (!ArrayBuffer.isView(buffer)) throw new ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
    if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset);
    offset ??= 0;
    length ??= buffer.byteLength - offset;
    validateInteger(offset, 'offset', 0, buffer.byteLength);
    validateInteger(length, 'length', 0, buffer.byteLength - offset);
    return fs.read(fd, new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength), offset, length, position == null ? -1 : Number(position));
  },

  write(fd, data, offset, length, position) {
    fdOf(fd);
    if (typeof data === 'string') {
      // write(fd, text, position, encoding)
      data = getBuffer().from(data, typeof length === 'string' ? length : 'utf8');
      return fs.write(fd, data, 0, data.length, typeof offset === 'number' ? offset : -1);
    }
    if (!ArrayBuffer.isView(data)) throw new ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset);
    offset ??= 0;
    length ??= data.byteLength - offset;
    validateInteger(offset, 'offset', 0, data.byteLength);
    validateInteger(length, 'length', 0, data.byteLength - offset);
    return fs.write(fd, new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset, length, position == null ? -1 : Number(position));
  },

  readv(fd, buffers, position) {
    let total = 0;
    for (const buffer of buffers) {
      const count = sync.read(fd, buffer, 0, buffer.byteLength, position == null ? null : position + total);
      total += count;
      if (count < buffer.byteLength) break;
    }
    return total;
  },

  writev(fd, buffers, position) {
    let total = 0;
    for (const buffer of buffers) total += sync.write(fd, buffer, 0, buffer.byteLength, position == null ? null : position + total);
    return total;
  },

  readFile(path, options) {
    options = optionsOf(options, { flag: 'r' });
    const target = isFd(path) ? path : pathOf(path);
    if (options.encoding === 'utf8' || options.encoding === 'utf-8') return fs.readFileUtf8(target, flagsOf(options.flag, 'r'));
    return encode(fs.readFile(target, flagsOf(options.flag, 'r')), options.encoding);
  },

  writeFile(path, data, options) {
    options = optionsOf(options, { encoding: 'utf8', mode: 0o666, flag: 'w' });
    fs.writeFile(isFd(path) ? path : pathOf(path), dataOf(data, options.encoding), flagsOf(options.flag, 'w'), modeOf(options.mode, 0o666));
  },

  appendFile(path, data, options) {
    sync.writeFile(path, data, { ...optionsOf(options, { encoding: 'utf8', mode: 0o666 }), flag: options?.flag ?? 'a' });
  },

  stat: (path, options) => statsOf(fs.stat(pathOf(path), options?.throwIfNoEntry !== false), options),
  lstat: (path, options) => statsOf(fs.lstat(pathOf(path), options?.throwIfNoEntry !== false), options),
  fstat: (fd, options) => statsOf(fs.fstat(fdOf(fd)), options),

  statfs: () => ({ type: 0, bsize: 4096, blocks: 0, bfree: 0, bavail: 0, files: 0, ffree: 0 }),

  access(path, mode = constants.F_OK) { fs.access(pathOf(path), mode); },

  readdir(path, options) {
    options = optionsOf(options, {});
    path = pathOf(path);
    if (!options.recursive) return listFolder(path, options, path);
    const { join } = require('path');
    const result = [];
    const pending = [''];
    while (pending.length > 0) {
      const relative = pending.shift();
      const [names, types] = fs.readdir(join(path, relative));
      names.forEach((name, i) => {
        const below = join(relative, name);
        result.push(options.withFileTypes ? new Dirent(nameAs(name, options.encoding), types[i], join(path, relative)) : nameAs(below, options.encoding));
        if (types[i] === 2) pending.push(below);
      });
    }
    return result;
  },

  mkdir(path, options) {
    if (typeof options === 'number' || typeof options === 'string') options = { mode: options };
    const { recursive = false, mode } = options ?? {};
    path = pathOf(path);
    if (typeof recursive !== 'boolean') throw new ERR_INVALID_ARG_TYPE('options.recursive', 'boolean', recursive);
    if (!recursive) {
      fs.mkdir(path, modeOf(mode, 0o777));
      return undefined;
    }
    return makeFolders(require('path').resolve(path), modeOf(mode, 0o777));
  },

  mkdtemp: (prefix, options) => nameAs(fs.mkdtemp(pathOf(prefix, 'prefix')), optionsOf(options).encoding),

  rmdir(path, options) {
    if (options?.recursive) sync.rm(path, { ...options, force: false });
    else fs.rmdir(pathOf(path));
  },

  rm(path, options = {}) {
    path = pathOf(path);
    const { force = false, recursive = false } = options ?? {};
    const stats = fs.lstat(path, false);
    if (stats === undefined) {
      if (force) return;
      fs.lstat(path, true);
    }
    const isFolder = (stats[1] & constants.S_IFMT) === constants.S_IFDIR;
    if (!isFolder) {
      fs.unlink(path);
    } else if (recursive) {
      removeFolder(path);
    } else {
      const error = new ERR_FS_EISDIR(`rm returned EISDIR (is a directory) ${path}`);
      Object.assign(error, { errno: 21, syscall: 'rm', path });
      throw error;
    }
  },

  unlink(path) { fs.unlink(pathOf(path)); },
  rename(from, to) { fs.rename(pathOf(from, 'oldPath'), pathOf(to, 'newPath')); },
  copyFile(from, to, mode = 0) { fs.copyFile(pathOf(from, 'src'), pathOf(to, 'dest'), mode); },

  cp(from, to, options = {}) {
    from = pathOf(from, 'src');
    to = pathOf(to, 'dest');
    if (options.filter && !options.filter(from, to)) return;
    const { join } = require('path');
    const stats = sync[options.dereference ? 'stat' : 'lstat'](from);
    if (stats.isDirectory()) {
      if (!options.recursive) throw new ERR_FS_EISDIR(`Recursive option not enabled, cannot copy a directory: ${from}`);
      makeFolders(require('path').resolve(to), 0o777);
      for (const name of fs.readdir(from)[0]) sync.cp(join(from, name), join(to, name), options);
    } else if (stats.isSymbolicLink()) {
      if (fs.lstat(to, false) !== undefined) fs.unlink(to);
      fs.symlink(fs.readlink(from), to);
    } else if (options.force !== false || fs.lstat(to, false) === undefined) {
      makeFolders(require('path').dirname(require('path').resolve(to)), 0o777);
      fs.copyFile(from, to, 0);
    } else if (options.errorOnExist) {
      fs.copyFile(from, to, constants.COPYFILE_EXCL);
    }
  },

  realpath: (path, options) => nameAs(fs.realpath(pathOf(path)), optionsOf(options).encoding),
  readlink: (path, options) => nameAs(fs.readlink(pathOf(path)), optionsOf(options).encoding),
  symlink(target, path) { fs.symlink(pathOf(target, 'target'), pathOf(path)); },
  link(from, to) { fs.link(pathOf(from, 'existingPath'), pathOf(to, 'newPath')); },
  chmod(path, mode) { fs.chmod(pathOf(path), modeOf(mode, undefined)); },
  fchmod() {},
  lchmod() {},
  chown() {},
  fchown() {},
  lchown() {},
  utimes(path, atime, mtime) { fs.utimes(pathOf(path), secondsOf(atime), secondsOf(mtime)); },
  lutimes(path, atime, mtime) { fs.utimes(pathOf(path), secondsOf(atime), secondsOf(mtime)); },
  futimes(fd, atime, mtime) { fs.utimes(fdOf(fd), secondsOf(atime), secondsOf(mtime)); },
  truncate(path, length = 0) { fs.truncate(typeof path === 'number' ? fdOf(path) : pathOf(path), length ?? 0); },
  ftruncate(fd, length = 0) { fs.truncate(fdOf(fd), length ?? 0); },
  fsync() {},
  fdatasync() {},

  opendir(path, options) {
    return new Dir(pathOf(path), listFolder(pathOf(path), { ...optionsOf(options), withFileTypes: true }, pathOf(path)));
  },
};

function listFolder(path, options, parent) {
  const [names, types] = fs.readdir(path);
  return names.map((name, i) => (options.withFileTypes ? new Dirent(nameAs(name, options.encoding), types[i], parent) : nameAs(name, options.encoding)));
}

function makeFolders(path, mode) {
  const stats = fs.stat(path, false);
  if (stats !== undefined) {
    if ((stats[1] & constants.S_IFMT) !== constants.S_IFDIR) fs.mkdir(path, mode);
    return undefined;
  }
  const parent = require('path').dirname(path);
  const first = parent === path ? undefined : makeFolders(parent, mode);
  fs.mkdir(path, mode);
  return first ?? path;
}

function removeFolder(path) {
  const { join } = require('path');
  const [names, types] = fs.readdir(path);
  names.forEach((name, i) => {
    if (types[i] === 2) removeFolder(join(path, name));
    else fs.unlink(join(path, name));
  });
  fs.rmdir(path);
}

class Dir {
  #entries;
  #closed = false;
  constructor(path, entries) {
    this.path = path;
    this.#entries = entries;
  }
  #next() {
    if (this.#closed) {
      const error = new Error('Directory handle was closed');
      error.code = 'ERR_DIR_CLOSED';
      throw error;
    }
    return this.#entries.shift() ?? null;
  }
  readSync() { return this.#next(); }
  closeSync() { this.#closed = true; }
  async read() { return this.#next(); }
  async close() { this.#closed = true; }
  async *[Symbol.asyncIterator]() {
    for (let entry = this.#next(); entry !== null; entry = this.#next()) yield entry;
    this.#closed = true;
  }
}

// ---------------------------------------------------------------- streams of files

function createReadStream(path, options) {
  const EventEmitter = require('events');
  const { StringDecoder } = require('string_decoder');
  options = optionsOf(options, {});
  const stream = new EventEmitter();
  const state = { paused: true, position: options.start ?? 0, fd: options.fd ?? null, done: false };
  let decoder = options.encoding ? new StringDecoder(options.encoding) : undefined;
  const finish = (error) => {
    if (state.done) return;
    state.done = true;
    if (state.fd !== null && options.autoClose !== false) sync.close(state.fd);
    if (error) stream.emit('error', error);
    else {
      const rest = decoder?.end();
      if (rest) stream.emit('data', rest);
      stream.emit('end');
    }
    stream.emit('close');
  };
  const step = () => {
    if (state.paused || state.done) return;
    try {
      const size = Math.min(options.highWaterMark ?? 65536, options.end === undefined ? Infinity : options.end - state.position + 1);
      const buffer = getBuffer().allocUnsafe(Math.max(0, size));
      const count = size > 0 ? sync.read(state.fd, buffer, 0, size, state.position) : 0;
      if (count === 0) {
        finish();
        return;
      }
      state.position += count;
      const data = decoder === undefined ? buffer.subarray(0, count) : decoder.write(buffer.subarray(0, count));
      if (data.length > 0) stream.emit('data', data);
      setImmediate(step);
    } catch (error) {
      finish(error);
    }
  };
  Object.assign(stream, {
    path, readable: true,
    setEncoding(encoding) { decoder = new StringDecoder(encoding); return stream; },
    resume() {
      if (state.paused) {
        state.paused = false;
        setImmediate(step);
      }
      return stream;
    },
    pause() { state.paused = true; return stream; },
    destroy(error) { finish(error); return stream; },
    close(callback) { finish(); callback?.(); },
    pipe(target) {
      stream.on('data', (chunk) => target.write(chunk));
      stream.on('end', () => { if (target !== process.stdout && target !== process.stderr) target.end(); });
      return target;
    },
    async *[Symbol.asyncIterator]() {
      if (state.fd === null) state.fd = sync.open(path, options.flags);
      try {
        while (true) {
          const size = Math.min(options.highWaterMark ?? 65536, options.end === undefined ? Infinity : options.end - state.position + 1);
          const buffer = getBuffer().allocUnsafe(Math.max(0, size));
          const count = size > 0 ? sync.read(state.fd, buffer, 0, size, state.position) : 0;
          if (count === 0) break;
          state.position += count;
          yield decoder === undefined ? buffer.subarray(0, count) : decoder.write(buffer.subarray(0, count));
        }
        const rest = decoder?.end();
        if (rest) yield rest;
      } finally {
        state.done = true;
        sync.close(state.fd);
      }
    },
  });
  const on = stream.on;
  stream.on = stream.addListener = function (type, listener) {
    on.call(stream, type, listener);
    if (type === 'data') stream.resume();
    return stream;
  };
  setImmediate(() => {
    if (state.fd !== null || state.done) return;
    try {
      state.fd = sync.open(path, options.flags);
      stream.emit('open', state.fd);
      stream.emit('ready');
    } catch (error) {
      finish(error);
    }
  });
  return stream;
}

function createWriteStream(path, options) {
  const EventEmitter = require('events');
  options = optionsOf(options, { encoding: 'utf8' });
  const stream = new EventEmitter();
  let fd = options.fd ?? null;
  let ended = false;
  const fail = (error) => setImmediate(() => stream.emit('error', error));
  Object.assign(stream, {
    path, writable: true, bytesWritten: 0,
    write(chunk, encoding, callback) {
      if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
      try {
        fd ??= sync.open(path, options.flags ?? 'w', options.mode);
        const bytes = typeof chunk === 'string' ? getBuffer().from(chunk, encoding ?? options.encoding) : chunk;
        stream.bytesWritten += sync.write(fd, bytes);
        if (callback) setImmediate(callback);
      } catch (error) {
        fail(error);
      }
      return true;
    },
    end(chunk, encoding, callback) {
      if (typeof chunk === 'function') [chunk, callback] = [undefined, chunk];
      if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
      if (ended) return stream;
      ended = true;
      if (chunk !== undefined && chunk !== null) stream.write(chunk, encoding);
      try {
        fd ??= sync.open(path, options.flags ?? 'w', options.mode);
        sync.close(fd);
        setImmediate(() => {
          stream.emit('finish');
          stream.emit('close');
          callback?.();
        });
      } catch (error) {
        fail(error);
      }
      return stream;
    },
    close(callback) { return stream.end(callback); },
    destroy() { return stream.end(); },
    cork() {}, uncork() {},
  });
  setImmediate(() => {
    if (fd !== null || ended) return;
    try {
      fd = sync.open(path, options.flags ?? 'w', options.mode);
      stream.emit('open', fd);
      stream.emit('ready');
    } catch (error) {
      stream.emit('error', error);
    }
  });
  return stream;
}

// ---------------------------------------------------------------- the three forms

const api = {};
const promised = {};
const lastArguments = new Set(['read', 'write', 'readv', 'writev']);

for (const name of Object.keys(sync)) {
  const call = sync[name];
  api[`${name}Sync`] = { [`${name}Sync`](...args) { return call(...args); } }[`${name}Sync`];
  const later = { [name](...args) {
    const callback = args.findLast((arg) => typeof arg === 'function');
    validateFunction(callback, 'cb');
    args.length = args.lastIndexOf(callback);
    let result;
    try {
      result = call(...args);
    } catch (error) {
      // Wrong arguments are the caller's mistake and thrown at once, as Node does.
      if (/^ERR_INVALID|^ERR_OUT_OF/.test(error?.code)) throw error;
      setImmediate(callback, error);
      return;
    }
    if (lastArguments.has(name)) setImmediate(callback, null, result, args[1]);
    else if (result === undefined) setImmediate(callback, null);
    else setImmediate(callback, null, result);
  } }[name];
  api[name] = later;
  promised[name] = { async [name](...args) {
    if (args[1]?.signal?.aborted) throw args[1].signal.reason;
    await undefined;
    return call(...args);
  } }[name];
}

const namesOfResult = Symbol.for('nodejs.util.promisify.customArgs');
api.read[namesOfResult] = ['bytesRead', 'buffer'];
api.write[namesOfResult] = ['bytesWritten', 'buffer'];

api.exists = function exists(path, callback) {
  validateFunction(callback, 'cb');
  setImmediate(callback, api.existsSync(path));
};
Object.defineProperty(api.exists, Symbol.for('nodejs.util.promisify.custom'), { value: async (path) => api.existsSync(path) });
api.existsSync = function existsSync(path) {
  try {
    return fs.exists(pathOf(path));
  } catch {
    return false;
  }
};
api.realpathSync.native = api.realpathSync;
api.realpath.native = api.realpath;

class FileHandle {
  #fd;
  constructor(fd) { this.#fd = fd; }
  get fd() { return this.#fd; }
  async close() {
    if (this.#fd < 0) return;
    sync.close(this.#fd);
    this.#fd = -1;
  }
  async read(buffer, offset, length, position) {
    if (buffer === undefined || (typeof buffer === 'object' && !ArrayBuffer.isView(buffer))) {
      ({ buffer = getBuffer().alloc(16384), offset, length, position } = buffer ?? {});
    }
    return { bytesRead: sync.read(this.#fd, buffer, offset, length, position), buffer };
  }
  async write(data, ...rest) { return { bytesWritten: sync.write(this.#fd, data, ...rest), buffer: data }; }
  async readFile(options) { return sync.readFile(this.#fd, options); }
  async writeFile(data, options) { sync.writeFile(this.#fd, data, options); }
  async appendFile(data, options) { sync.writeFile(this.#fd, data, options); }
  async stat(options) { return sync.fstat(this.#fd, options); }
  async truncate(length) { sync.ftruncate(this.#fd, length); }
  async utimes(atime, mtime) { sync.futimes(this.#fd, atime, mtime); }
  async sync() {}
  async datasync() {}
  async chmod() {}
  async *readLines(options) {
    const text = sync.readFile(this.#fd, options?.encoding ?? 'utf8');
    yield* text.replace(/\r?\n$/, '').split(/\r?\n/);
  }
  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() { await this.close(); }
}

for (const name of ['read', 'write', 'readv', 'writev', 'close', 'fstat', 'fchmod', 'fchown', 'futimes', 'ftruncate', 'fsync', 'fdatasync']) delete promised[name];
promised.open = async function open(...args) {
  await undefined;
  return new FileHandle(sync.open(...args));
};
for (const name of ['readFile', 'writeFile', 'appendFile']) {
  const call = promised[name];
  promised[name] = { async [name](path, ...rest) { return call(path instanceof FileHandle ? path.fd : path, ...rest); } }[name];
}
promised.constants = constants;
promised.watch = async function* watch() {
  throw new (require('internal/errors').ERR_METHOD_NOT_IMPLEMENTED)('fs.promises.watch()');
};

Object.assign(api, {
  constants, Stats, BigIntStats, Dirent, Dir, createReadStream, createWriteStream,
  F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1,
  watch() { throw new (require('internal/errors').ERR_METHOD_NOT_IMPLEMENTED)('fs.watch()'); },
  watchFile() { throw new (require('internal/errors').ERR_METHOD_NOT_IMPLEMENTED)('fs.watchFile()'); },
  unwatchFile() {},
});
Object.defineProperty(api, 'promises', { enumerable: true, configurable: true, get: () => promised });

module.exports = api;
