// process.stdin, stdout and stderr: enough of a stream for programs that write, pipe text and read lines.
'use strict';

const { write, isatty, columns, rows, readStdin, stdoutHasColors, stderrHasColors } = internalBinding('stdio');

// The streams that exist already: console asks here, so that a program that replaced `write` sees everything.
const made = { stdout: undefined, stderr: undefined, stdin: undefined };

function textOf(chunk, encoding) {
  if (typeof chunk === 'string') return encoding === undefined || /^utf-?8$/i.test(encoding) ? chunk : require('buffer').Buffer.from(chunk, encoding);
  if (chunk instanceof Uint8Array) return chunk;
  const { ERR_INVALID_ARG_TYPE } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
}

function createOutput(fd) {
  const EventEmitter = require('events');
  const hasColors = fd === 1 ? stdoutHasColors : stderrHasColors;
  class WriteStream extends EventEmitter {
    constructor() {
      super();
      this.fd = fd;
      this.writable = true;
      this._isStdio = true;
      if (isatty(fd)) this.isTTY = true;
    }

    write(chunk, encoding, callback) {
      if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
      write(fd, textOf(chunk, encoding));
      if (typeof callback === 'function') process.nextTick(callback);
      return true;
    }

    end(chunk, encoding, callback) {
      if (typeof chunk === 'function') [chunk, callback] = [undefined, chunk];
      if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
      if (typeof callback === 'function') process.nextTick(callback);
      return this;
    }

    get columns() { return this.isTTY ? columns() : undefined; }
    get rows() { return this.isTTY ? rows() : undefined; }
    get writableLength() { return 0; }
    get writableHighWaterMark() { return 16384; }
    getWindowSize() { return [columns(), rows()]; }
    getColorDepth() { return hasColors() ? 24 : 1; }
    hasColors(count = 16) { return hasColors() && (typeof count !== 'number' || count <= 2 ** 24); }
    cursorTo(x, y, callback) {
      if (typeof y === 'function') [y, callback] = [undefined, y];
      return this.write(typeof y === 'number' ? `\u001b[${y + 1};${x + 1}H` : `\u001b[${x + 1}G`, callback);
    }
    moveCursor(dx, dy, callback) {
      const part = (n, back, forward) => (n < 0 ? `\u001b[${-n}${back}` : n > 0 ? `\u001b[${n}${forward}` : '');
      return this.write(part(dx, 'D', 'C') + part(dy, 'A', 'B'), callback);
    }
    clearLine(direction, callback) { return this.write(`\u001b[${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`, callback); }
    clearScreenDown(callback) { return this.write('\u001b[0J', callback); }
    cork() {}
    uncork() {}
    destroy() { return this; }
    setDefaultEncoding() { return this; }
    _destroy() {}
  }
  return new WriteStream();
}

function createInput() {
  const EventEmitter = require('events');
  const { StringDecoder } = require('string_decoder');
  const { Buffer } = require('buffer');
  let started = false;
  let ended = false;
  let decoder;

  class ReadStream extends EventEmitter {
    fd = 0;
    readable = true;
    isTTY = isatty(0) || undefined;
    isRaw = false;

    #start() {
      if (started) return;
      started = true;
      const step = () => {
        if (ended || this.paused) {
          started = false;
          return;
        }
        const bytes = readStdin(65536);
        if (bytes.length === 0) {
          ended = true;
          this.readable = false;
          const rest = decoder?.end();
          if (rest) this.emit('data', rest);
          this.emit('end');
          this.emit('close');
          return;
        }
        const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        const data = decoder === undefined ? chunk : decoder.write(chunk);
        if (data.length > 0) this.emit('data', data);
        setImmediate(step);
      };
      setImmediate(step);
    }

    paused = false;

    on(type, listener) {
      super.on(type, listener);
      if (type === 'data' || type === 'readable') this.resume();
      return this;
    }
    addListener(type, listener) { return this.on(type, listener); }
    setEncoding(encoding) {
      decoder = new StringDecoder(encoding ?? 'utf8');
      return this;
    }
    resume() {
      this.paused = false;
      this.#start();
      return this;
    }
    pause() {
      this.paused = true;
      return this;
    }
    isPaused() { return this.paused; }
    read() { return null; }
    setRawMode(mode) {
      this.isRaw = Boolean(mode);
      return this;
    }
    ref() { return this; }
    unref() { return this; }
    pipe(target, options) {
      this.on('data', (chunk) => target.write(chunk));
      if (options?.end !== false && target !== process.stdout && target !== process.stderr) this.on('end', () => target.end());
      return target;
    }
    async *[Symbol.asyncIterator]() {
      while (!ended) {
        const bytes = readStdin(65536);
        if (bytes.length === 0) {
          ended = true;
          const rest = decoder?.end();
          if (rest) yield rest;
          return;
        }
        const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        yield decoder === undefined ? chunk : decoder.write(chunk);
      }
    }
  }
  return new ReadStream();
}

module.exports = {
  made,
  get stdout() { return made.stdout ??= createOutput(1); },
  get stderr() { return made.stderr ??= createOutput(2); },
  get stdin() { return made.stdin ??= createInput(); },
};
