// node:os
'use strict';

const os = internalBinding('os');

const signals = {
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11,
  SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGCHLD: 17, SIGSTKFLT: 16, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21, SIGTTOU: 22,
  SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28, SIGIO: 29, SIGPOLL: 29, SIGPWR: 30, SIGSYS: 31,
};

const text = (fn) => {
  fn[Symbol.toPrimitive] = () => fn();
  return fn;
};

module.exports = {
  arch: text(() => process.arch),
  platform: text(() => process.platform),
  type: text(() => os.type()),
  release: text(() => os.release()),
  version: text(() => os.version()),
  machine: text(() => ({ x64: 'x86_64', arm64: process.platform === 'darwin' ? 'arm64' : 'aarch64', ia32: 'i686' })[process.arch] ?? process.arch),
  hostname: text(() => os.hostname()),
  homedir: text(() => os.homedir()),
  tmpdir: text(() => (process.env.TMPDIR || process.env.TMP || process.env.TEMP || os.tmpdir()).replace(/(?<=.)\/$/, '')),
  endianness: text(() => (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE')),
  uptime: text(() => os.uptime()),
  totalmem: text(() => os.totalmem()),
  freemem: text(() => os.freemem()),
  availableParallelism: text(() => os.processorCount()),
  loadavg: () => [0, 0, 0],
  networkInterfaces: () => ({}),
  cpus: () => Array.from({ length: os.processorCount() }, () => ({ model: 'unknown', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } })),
  userInfo: () => ({ uid: -1, gid: -1, username: os.username(), homedir: os.homedir(), shell: process.env.SHELL ?? null }),
  getPriority: () => 0,
  setPriority() {},
  EOL: process.platform === 'win32' ? '\r\n' : '\n',
  devNull: process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null',
  constants: {
    signals,
    priority: { PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20 },
    errno: { ENOENT: 2, EACCES: 13, EEXIST: 17, ENOTDIR: 20, EISDIR: 21, EINVAL: 22, EMFILE: 24, EPIPE: 32, ENOTEMPTY: 39, EPERM: 1 },
  },
};
