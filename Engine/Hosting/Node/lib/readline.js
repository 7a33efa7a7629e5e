// node:readline: lines from a stream, and questions to whoever types them.
'use strict';

const EventEmitter = require('events');
const { StringDecoder } = require('string_decoder');
const { ERR_INVALID_ARG_TYPE } = require('internal/errors');

function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  EventEmitter.call(this);
  const options = input?.input !== undefined ? input : { input, output, completer, terminal };
  if (typeof options.input?.on !== 'function') throw new ERR_INVALID_ARG_TYPE('input', 'Stream', options.input);
  this.input = options.input;
  this.output = options.output;
  this.terminal = Boolean(options.terminal ?? options.output?.isTTY);
  this.line = '';
  this.closed = false;
  this._prompt = options.prompt ?? '> ';
  this._question = null;
  this._rest = '';
  const decoder = new StringDecoder('utf8');
  this._onData = (chunk) => takeText(this, typeof chunk === 'string' ? chunk : decoder.write(chunk));
  this._onEnd = () => {
    takeText(this, decoder.end());
    if (this._rest !== '') {
      const last = this._rest;
      this._rest = '';
      deliver(this, last);
    }
    this.close();
  };
  this.input.on('data', this._onData);
  this.input.on('end', this._onEnd);
  options.signal?.addEventListener('abort', () => this.close(), { once: true });
  return undefined;
}
Object.setPrototypeOf(Interface.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Interface, EventEmitter);

function takeText(self, text) {
  self._rest += text;
  for (;;) {
    const match = /\r\n|\n|\r(?!$)/.exec(self._rest);
    if (match === null || self.closed) return;
    const line = self._rest.slice(0, match.index);
    self._rest = self._rest.slice(match.index + match[0].length);
    deliver(self, line);
  }
}

function deliver(self, line) {
  if (self._question !== null) {
    const answer = self._question;
    self._question = null;
    answer(line);
  } else {
    self.emit('line', line);
  }
}

Object.assign(Interface.prototype, {
  setPrompt(prompt) { this._prompt = `${prompt}`; },
  getPrompt() { return this._prompt; },
  prompt() {
    if (this.closed) throw closedError();
    this.output?.write(this._prompt);
    this.resume();
  },
  question(query, options, callback) {
    if (typeof options === 'function') callback = options;
    if (this.closed) throw closedError();
    this.output?.write(query);
    this._question = callback;
    this.resume();
  },
  write(data) {
    if (this.closed) throw closedError();
    if (typeof data === 'string') takeText(this, data);
  },
  pause() {
    this.input.pause?.();
    this.emit('pause');
    return this;
  },
  resume() {
    this.input.resume?.();
    this.emit('resume');
    return this;
  },
  close() {
    if (this.closed) return;
    this.closed = true;
    this.input.removeListener('data', this._onData);
    this.input.removeListener('end', this._onEnd);
    this.input.pause?.();
    this.emit('close');
  },
  getCursorPos: () => ({ rows: 0, cols: 0 }),
  async *[Symbol.asyncIterator]() {
    const lines = [];
    let wake;
    const signal = () => wake?.();
    this.on('line', (line) => {
      lines.push(line);
      signal();
    });
    this.on('close', signal);
    try {
      for (;;) {
        while (lines.length > 0) yield lines.shift();
        if (this.closed) return;
        await new Promise((resolve) => { wake = resolve; });
      }
    } finally {
      this.close();
    }
  },
});

function closedError() {
  const error = new Error('readline was closed');
  error.code = 'ERR_USE_AFTER_CLOSE';
  return error;
}

Interface.prototype.question[Symbol.for('nodejs.util.promisify.custom')] = function question(query) {
  return new Promise((resolve) => this.question(query, resolve));
};

const write = (stream, text, callback) => {
  stream?.write(text);
  callback?.();
  return true;
};

module.exports = {
  Interface,
  createInterface: (...args) => new Interface(...args),
  clearLine: (stream, direction, callback) => write(stream, `\u001b[${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`, callback),
  clearScreenDown: (stream, callback) => write(stream, '\u001b[0J', callback),
  cursorTo: (stream, x, y, callback) => (typeof y === 'number' ? write(stream, `\u001b[${y + 1};${x + 1}H`, callback) : write(stream, `\u001b[${x + 1}G`, y ?? callback)),
  moveCursor: (stream, dx, dy, callback) => write(stream,
    (dx < 0 ? `\u001b[${-dx}D` : dx > 0 ? `\u001b[${dx}C` : '') + (dy < 0 ? `\u001b[${-dy}A` : dy > 0 ? `\u001b[${dy}B` : ''), callback),
  emitKeypressEvents() {},
  get promises() { return require('readline/promises'); },
};
