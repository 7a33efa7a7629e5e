// The process object. Its listeners, streams and clocks come when they are asked for.
'use strict';

const host = internalBinding('process');
// What is made on first use is no write of the program's.
const { untold } = internalBinding('module');

function process() {}
const prototype = Object.create(Object.prototype, { constructor: { value: process, writable: true, configurable: true } });
Object.defineProperty(process, 'name', { value: 'process' });
process.prototype = prototype;
const self = Object.create(prototype);
Object.defineProperty(self, Symbol.toStringTag, { value: 'process', configurable: true });

// The emitter's methods stand in until one is called; then the real ones take their place.
const emitterMethods = ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'emit', 'listeners', 'rawListeners',
  'listenerCount', 'eventNames', 'prependListener', 'prependOnceListener', 'setMaxListeners', 'getMaxListeners'];
let isEmitter = false;
function becomeEmitter() {
  if (isEmitter) return;
  // Whoever comes meanwhile, on another thread, finds a stand-in still, and does the same.
  untold(() => {
    const EventEmitter = require('events');
    Object.setPrototypeOf(prototype, EventEmitter.prototype);
    if (!Object.hasOwn(self, '_events')) EventEmitter.call(self);
    for (const name of emitterMethods) delete prototype[name];
    isEmitter = true;
  });
}
for (const name of emitterMethods) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(...args) {
      becomeEmitter();
      return self[name](...args);
    },
  });
}

function lazily(name, make, enumerable = true) {
  Object.defineProperty(self, name, {
    configurable: true,
    enumerable,
    get() {
      return untold(() => {
        const value = make();
        Object.defineProperty(self, name, { value, configurable: true, enumerable, writable: true });
        return value;
      });
    },
    set(value) {
      Object.defineProperty(self, name, { value, configurable: true, enumerable, writable: true });
    },
  });
}

Object.assign(self, {
  version: host.version,
  versions: host.versions(),
  arch: host.arch,
  platform: host.platform,
  release: { name: 'node', lts: 'Iron' },
  title: host.title,
  pid: host.pid,
  ppid: host.ppid,
  execPath: host.execPath,
  execArgv: [],
  argv: host.argv(),
  argv0: host.argv0,
  exitCode: undefined,
  features: { inspector: false, debug: false, uv: false, ipv6: true, tls: false, typescript: false, require_module: true },
  config: { target_defaults: {}, variables: {} },
  allowedNodeEnvironmentFlags: new Set(),
  moduleLoadList: [],

  cwd: () => host.cwd(),
  chdir(directory) {
    if (typeof directory !== 'string') throw new (require('internal/errors').ERR_INVALID_ARG_TYPE)('directory', 'string', directory);
    host.chdir(directory);
  },
  umask: () => 0o22,
  uptime: () => host.now() / 1000,
  getuid: () => host.uid(),
  geteuid: () => host.uid(),
  getgid: () => host.uid(),
  getegid: () => host.uid(),
  memoryUsage: Object.assign(() => host.memoryUsage(), { rss: () => host.memoryUsage().rss }),
  resourceUsage: () => ({ userCPUTime: host.cpuUsage()[0], systemCPUTime: host.cpuUsage()[1], maxRSS: host.memoryUsage().rss / 1024 }),
  cpuUsage(previous) {
    const [user, system] = host.cpuUsage();
    return previous === undefined ? { user, system } : { user: user - previous.user, system: system - previous.system };
  },
  constrainedMemory: () => 0,
  availableMemory: () => 0,

  hrtime: Object.assign(function hrtime(previous) {
    const total = host.hrtime();
    let seconds = Number(total / 1000000000n);
    let nanoseconds = Number(total % 1000000000n);
    if (previous !== undefined) {
      seconds -= previous[0];
      nanoseconds -= previous[1];
      if (nanoseconds < 0) {
        seconds--;
        nanoseconds += 1e9;
      }
    }
    return [seconds, nanoseconds];
  }, { bigint: () => host.hrtime() }),

  nextTick(callback, ...args) {
    if (typeof callback !== 'function') throw new (require('internal/errors').ERR_INVALID_ARG_TYPE)('callback', 'Function', callback);
    host.nextTick(args.length === 0 ? callback : () => callback(...args));
  },

  exit(code) {
    if (code !== undefined) self.exitCode = code;
    if (!self._exiting) {
      self._exiting = true;
      self.emit('exit', exitCode());
    }
    host.exit(exitCode());
  },
  reallyExit: (code) => host.exit(code ?? 0),
  abort: () => host.exit(134),
  kill(pid, signal) {
    if (pid === self.pid && (signal === 0 || signal === undefined || signal === 'SIGTERM')) {
      if (signal !== 0) host.exit(143);
      return true;
    }
    throw new (require('internal/errors').ERR_METHOD_NOT_IMPLEMENTED)('process.kill()');
  },

  emitWarning(warning, type = 'Warning', code, constructor) {
    let detail;
    if (type !== null && typeof type === 'object' && !Array.isArray(type)) ({ type = 'Warning', code, detail } = type);
    else if (typeof type === 'function') [constructor, type, code] = [type, 'Warning', ''];
    if (typeof warning === 'string') {
      const message = warning;
      warning = new Error(message);
      warning.name = String(type || 'Warning');
      if (code !== undefined && typeof code === 'string') warning.code = code;
      if (detail !== undefined) warning.detail = detail;
      Error.captureStackTrace(warning, constructor || self.emitWarning);
    } else if (!(warning instanceof Error)) {
      throw new (require('internal/errors').ERR_INVALID_ARG_TYPE)('warning', ['Error', 'string'], warning);
    }
    if (warning.name === 'DeprecationWarning') {
      if (self.noDeprecation) return;
      if (self.throwDeprecation) {
        self.nextTick(() => {
          throw warning;
        });
        return;
      }
    }
    self.nextTick(() => {
      if (!self.noWarnings && self.env.NODE_NO_WARNINGS !== '1') {
        host.writeError(`(${host.name}:${self.pid}) ${warning.code ? `[${warning.code}] ` : ''}${warning.name}: ${warning.message}\n${warning.detail ? `${warning.detail}\n` : ''}`);
      }
      self.emit('warning', warning);
    });
  },

  binding(name) { throw new Error(`No such module: ${name}`); },
  getActiveResourcesInfo: () => [],
  setUncaughtExceptionCaptureCallback(callback) { self._captureCallback = callback ?? undefined; },
  hasUncaughtExceptionCaptureCallback: () => self._captureCallback !== undefined,
  setSourceMapsEnabled() {},
  getBuiltinModule: (name) => host.builtin(`${name}`),
});
for (const name of ['_exiting', '_captureCallback']) Object.defineProperty(self, name, { value: name === '_exiting' ? false : undefined, writable: true, enumerable: false, configurable: true });

lazily('env', () => new Proxy({}, {
  get: (target, key) => (typeof key === 'symbol' ? target[key] : host.getEnv(key)),
  set(target, key, value) {
    if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    host.setEnv(key, `${value}`);
    return true;
  },
  has: (target, key) => typeof key === 'string' && host.getEnv(key) !== undefined,
  deleteProperty(target, key) {
    if (typeof key === 'string') host.setEnv(key, undefined);
    return true;
  },
  ownKeys: () => host.envNames(),
  getOwnPropertyDescriptor(target, key) {
    const value = typeof key === 'string' ? host.getEnv(key) : undefined;
    return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
  },
  defineProperty(target, key, descriptor) {
    if ('value' in descriptor) host.setEnv(String(key), `${descriptor.value}`);
    return true;
  },
}));
for (const name of ['stdout', 'stderr', 'stdin']) lazily(name, () => require('internal/stdio')[name]);
lazily('report', () => ({ getReport: () => ({}), writeReport: () => '' }));
Object.defineProperty(self, 'mainModule', { configurable: true, enumerable: false, get: () => host.mainModule() });

function exitCode() {
  const code = self.exitCode;
  return code === undefined || code === null ? 0 : Number(code) | 0;
}

// What the host calls: at the end, for what nobody caught, for promises nobody handled.
host.setHooks({
  beforeExit() { return isEmitter && self.listenerCount('beforeExit') > 0 ? self.emit('beforeExit', exitCode()) : false; },
  exit(code) {
    if (code !== 0 && self.exitCode === undefined) self.exitCode = code;
    if (!self._exiting) {
      self._exiting = true;
      if (isEmitter) self.emit('exit', exitCode());
    }
    return exitCode();
  },
  uncaughtException(error, origin) {
    if (self._captureCallback !== undefined) {
      self._captureCallback(error);
      return true;
    }
    if (!isEmitter) return false;
    self.emit('uncaughtExceptionMonitor', error, origin);
    return self.emit('uncaughtException', error, origin);
  },
  unhandledRejection(reason, promise) { return isEmitter && self.emit('unhandledRejection', reason, promise); },
  rejectionHandled(promise) { return isEmitter && self.emit('rejectionHandled', promise); },
});

module.exports = self;
