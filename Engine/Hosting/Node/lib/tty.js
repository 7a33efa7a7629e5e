// node:tty
'use strict';

const { isatty } = internalBinding('stdio');

module.exports = {
  isatty: (fd) => Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && isatty(fd),
  get ReadStream() { return process.stdin.constructor; },
  get WriteStream() { return process.stdout.constructor; },
};
