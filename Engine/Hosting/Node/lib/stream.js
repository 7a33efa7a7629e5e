// node:stream: readable, writable and two-way streams with back pressure, pipes and pipelines.
'use strict';

const EventEmitter = require('events');
const { ERR_INVALID_ARG_TYPE, AbortError, validateFunction } = require('internal/errors');

const getBuffer = () => require('buffer').Buffer;

function failure(code, message, Base = Error) {
  const error = new Base(message);
  error.code = code;
  return error;
}

class Stream extends EventEmitter {
  constructor(options) {
    super(options);
    this.destroyed = false;
    this.closed = false;
    this.errored = null;
    this._autoDestroy = options?.autoDestroy !== false;
    this._emitClose = options?.emitClose !== false;
    if (typeof options?.destroy === 'function') this._destroy = options.destroy;
    if (typeof options?.construct === 'function') this._construct = options.construct;
    if (options?.signal) addAbortSignal(options.signal, this);
    for (const name of ['_autoDestroy', '_emitClose']) Object.defineProperty(this, name, { enumerable: false });
  }

  destroy(error, callback) {
    if (this.destroyed) {
      callback?.();
      return this;
    }
    this.destroyed = true;
    if (error) this.errored = error;
    this._destroy(error ?? null, (later) => {
      const final = later ?? error;
      if (final) this.errored = final;
      callback?.(final);
      require('internal/process').nextTick(() => {
        if (final) this.emit('error', final);
        this.closed = true;
        if (this._emitClose) this.emit('close');
      });
    });
    return this;
  }

  _destroy(error, callback) { callback(error); }

  [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    this.destroy();
    return new Promise((resolve) => (this.closed ? resolve() : this.once('close', resolve)));
  }
}

// ---------------------------------------------------------------- readable

const readable = {
  initReadable(options) {
    const state = {
      objectMode: Boolean(options?.objectMode ?? options?.readableObjectMode),
      highWaterMark: options?.highWaterMark ?? options?.readableHighWaterMark,
      queue: [], length: 0, flowing: null, ended: false, endEmitted: false, reading: false, scheduled: false, decoder: null, encoding: null, pipes: [], wantsReadable: false, paused: false,
    };
    state.highWaterMark ??= state.objectMode ? 16 : 65536;
    Object.defineProperty(this, '_readableState', { value: state, writable: true, enumerable: false, configurable: true });
    if (typeof options?.read === 'function') this._read = options.read;
    if (options?.encoding) this.setEncoding(options.encoding);
  },

  _read() { throw failure('ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented'); },

  setEncoding(encoding) {
    const { StringDecoder } = require('string_decoder');
    const state = this._readableState;
    state.decoder = new StringDecoder(encoding);
    state.encoding = encoding;
    state.queue = state.queue.map((chunk) => (typeof chunk === 'string' ? chunk : state.decoder.write(chunk)));
    state.length = state.queue.reduce((sum, chunk) => sum + chunk.length, 0);
    return this;
  },

  push(chunk, encoding) { return this.addChunk(chunk, encoding, false); },

  unshift(chunk, encoding) { return this.addChunk(chunk, encoding, true); },

  addChunk(chunk, encoding, atFront) {
    const state = this._readableState;
    state.reading = false;
    if (chunk === null) {
      if (!state.ended) {
        const rest = state.decoder?.end();
        if (rest) enqueue(state, rest, false);
        state.ended = true;
      }
      schedule(this);
      return false;
    }
    if (state.ended && !atFront) {
      this.destroy(failure('ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
      return false;
    }
    if (!state.objectMode) {
      if (typeof chunk === 'string') chunk = state.decoder !== null && (encoding ?? 'utf8') === state.encoding ? chunk : getBuffer().from(chunk, encoding);
      else if (chunk instanceof Uint8Array && !getBuffer().isBuffer(chunk)) chunk = getBuffer().from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      else if (!(chunk instanceof Uint8Array)) {
        this.destroy(new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
        return false;
      }
      if (state.decoder !== null && typeof chunk !== 'string') chunk = state.decoder.write(chunk);
      if (chunk.length === 0) {
        schedule(this);
        return state.length < state.highWaterMark;
      }
    }
    enqueue(state, chunk, atFront);
    schedule(this);
    return state.length < state.highWaterMark;
  },

  read(size) {
    const state = this._readableState;
    if (size === 0 && state.wantsReadable && (state.length > 0 || state.ended)) {
      schedule(this);
      return null;
    }
    let result = null;
    if (state.length > 0 && size !== 0) {
      if (state.objectMode) {
        result = dequeue(state);
      } else if (size === undefined || Number.isNaN(size)) {
        result = state.flowing ? dequeue(state) : takeAll(state);
      } else if (size <= state.length) {
        result = takeSome(state, size);
      } else if (state.ended) {
        result = takeAll(state);
      }
    }
    fill(this);
    if (state.ended && state.length === 0) schedule(this);
    if (result !== null) this.emit('data', result);
    return result;
  },

  on(type, listener) {
    EventEmitter.prototype.on.call(this, type, listener);
    const state = this._readableState;
    if (state === undefined) return this;
    if (type === 'data') {
      if (state.flowing !== false) this.resume();
    } else if (type === 'readable') {
      state.wantsReadable = true;
      state.flowing = false;
      schedule(this);
    }
    return this;
  },

  resume() {
    const state = this._readableState;
    state.flowing = !state.wantsReadable;
    state.paused = false;
    schedule(this);
    this.emit('resume');
    return this;
  },

  pause() {
    this._readableState.flowing = false;
    this._readableState.paused = true;
    this.emit('pause');
    return this;
  },

  isPaused() { return this._readableState.paused || this._readableState.flowing === false; },

  pipe(target, options) {
    const state = this._readableState;
    const onData = (chunk) => {
      if (target.write(chunk) === false) {
        this.pause();
        target.once('drain', onDrain);
      }
    };
    const onDrain = () => this.resume();
    const onEnd = () => target.end();
    const onClose = () => this.unpipe(target);
    const entry = { target, stop: () => {
      this.removeListener('data', onData);
      this.removeListener('end', onEnd);
      target.removeListener('drain', onDrain);
      target.removeListener('close', onClose);
    } };
    state.pipes.push(entry);
    this.on('data', onData);
    if (options?.end !== false && !target._isStdio) this.once('end', onEnd);
    target.once?.('close', onClose);
    target.emit('pipe', this);
    return target;
  },

  unpipe(target) {
    const state = this._readableState;
    for (const entry of state.pipes.slice()) {
      if (target !== undefined && entry.target !== target) continue;
      entry.stop();
      state.pipes.splice(state.pipes.indexOf(entry), 1);
      entry.target.emit('unpipe', this);
    }
    return this;
  },

  async *[Symbol.asyncIterator]() { yield* this.iterator(); },

  async *iterator(options) {
    let wake;
    const signal = () => {
      wake?.();
      wake = undefined;
    };
    let error;
    const onError = (value) => {
      error = value;
      signal();
    };
    this.on('readable', signal);
    for (const name of ['end', 'close']) this.on(name, signal);
    this.on('error', onError);
    try {
      while (true) {
        const chunk = this.destroyed ? null : this.read();
        if (chunk !== null) {
          yield chunk;
        } else if (error !== undefined || this.errored) {
          throw error ?? this.errored;
        } else if (this._readableState.endEmitted || (this.destroyed && this.closed)) {
          if (!this._readableState.endEmitted) throw failure('ERR_STREAM_PREMATURE_CLOSE', 'Premature close');
          return;
        } else {
          await new Promise((resolve) => { wake = resolve; });
        }
      }
    } finally {
      if (options?.destroyOnReturn !== false) this.destroy();
    }
  },

  async toArray() {
    const all = [];
    for await (const chunk of this) all.push(chunk);
    return all;
  },
  map(fn) { return Readable.from(mapped(this, fn)); },
  filter(fn) { return Readable.from(filtered(this, fn)); },
  async forEach(fn) { for await (const chunk of this) await fn(chunk); },
};

async function* mapped(source, fn) {
  for await (const chunk of source) yield await fn(chunk);
}

async function* filtered(source, fn) {
  for await (const chunk of source) if (await fn(chunk)) yield chunk;
}

const sizeOf = (state, chunk) => (state.objectMode ? 1 : chunk.length);

function enqueue(state, chunk, atFront) {
  if (atFront) state.queue.unshift(chunk);
  else state.queue.push(chunk);
  state.length += sizeOf(state, chunk);
}

function dequeue(state) {
  const chunk = state.queue.shift();
  state.length -= sizeOf(state, chunk);
  return chunk;
}

function takeAll(state) {
  const all = state.queue.length === 1 ? state.queue[0] : state.decoder !== null ? state.queue.join('') : getBuffer().concat(state.queue);
  state.queue = [];
  state.length = 0;
  return all;
}

function takeSome(state, size) {
  const all = takeAll(state);
  if (size < all.length) enqueue(state, all.slice(size), true);
  return all.slice(0, size);
}

function fill(stream) {
  const state = stream._readableState;
  if (state.reading || state.ended || stream.destroyed || state.length >= state.highWaterMark) return;
  state.reading = true;
  try {
    stream._read(state.highWaterMark);
  } catch (error) {
    stream.destroy(error);
  }
}

function schedule(stream) {
  const state = stream._readableState;
  if (state.scheduled) return;
  state.scheduled = true;
  require('internal/process').nextTick(() => {
    state.scheduled = false;
    flow(stream);
  });
}

function flow(stream) {
  const state = stream._readableState;
  if (stream.destroyed) return;
  if (state.wantsReadable) {
    if (state.length > 0 || (state.ended && !state.endEmitted)) stream.emit('readable');
    if (!state.ended && state.length === 0) fill(stream);
  } else {
    while (state.flowing && state.length > 0 && !stream.destroyed) {
      const chunk = dequeue(state);
      stream.emit('data', chunk);
    }
    if (state.flowing && !state.ended) fill(stream);
  }
  if (state.ended && state.length === 0 && !state.endEmitted && (state.flowing || state.wantsReadable)) {
    state.endEmitted = true;
    stream.emit('end');
    const writable = stream._writableState;
    if (writable !== undefined && !stream.allowHalfOpen && !writable.ending) stream.end();
    else if (stream._autoDestroy && (writable === undefined || writable.finished)) stream.destroy();
  }
}

const readableGetters = {
  readable() { return !this.destroyed && !this._readableState.endEmitted && !this.errored; },
  readableFlowing() { return this._readableState.flowing; },
  readableEnded() { return this._readableState.endEmitted; },
  readableLength() { return this._readableState.length; },
  readableHighWaterMark() { return this._readableState.highWaterMark; },
  readableObjectMode() { return this._readableState.objectMode; },
  readableEncoding() { return this._readableState.encoding; },
  readableAborted() { return this.destroyed && !this._readableState.endEmitted; },
  readableDidRead() { return this._readableState.endEmitted || this._readableState.flowing !== null; },
};

// ---------------------------------------------------------------- writable

const writable = {
  initWritable(options) {
    const state = {
      objectMode: Boolean(options?.objectMode ?? options?.writableObjectMode),
      highWaterMark: options?.highWaterMark ?? options?.writableHighWaterMark,
      decodeStrings: options?.decodeStrings !== false, defaultEncoding: options?.defaultEncoding ?? 'utf8',
      queue: [], length: 0, writing: false, needDrain: false, ending: false, finished: false, corked: 0, finalCalled: false,
    };
    state.highWaterMark ??= state.objectMode ? 16 : 16384;
    Object.defineProperty(this, '_writableState', { value: state, writable: true, enumerable: false, configurable: true });
    if (typeof options?.write === 'function') this._write = options.write;
    if (typeof options?.writev === 'function') this._writev = options.writev;
    if (typeof options?.final === 'function') this._final = options.final;
  },

  _write(chunk, encoding, callback) {
    if (this._writev) this._writev([{ chunk, encoding }], callback);
    else throw failure('ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented');
  },

  write(chunk, encoding, callback) {
    const state = this._writableState;
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    encoding ??= state.defaultEncoding;
    if (chunk === null) throw failure('ERR_STREAM_NULL_VALUES', 'May not write null values to stream', TypeError);
    if (!state.objectMode) {
      if (typeof chunk === 'string') {
        if (state.decodeStrings) {
          chunk = getBuffer().from(chunk, encoding);
          encoding = 'buffer';
        }
      } else if (chunk instanceof Uint8Array) {
        if (!getBuffer().isBuffer(chunk)) chunk = getBuffer().from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        encoding = 'buffer';
      } else {
        throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
      }
    }
    let error;
    if (state.ending) error = failure('ERR_STREAM_WRITE_AFTER_END', 'write after end');
    else if (this.destroyed) error = failure('ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed');
    if (error !== undefined) {
      require('internal/process').nextTick(() => callback?.(error));
      if (state.ending) this.destroy(error);
      return false;
    }
    const size = state.objectMode ? 1 : chunk.length;
    state.length += size;
    state.queue.push({ chunk, encoding, callback, size });
    const more = state.length < state.highWaterMark;
    if (!more) state.needDrain = true;
    advance(this);
    return more && !this.destroyed;
  },

  end(chunk, encoding, callback) {
    const state = this._writableState;
    if (typeof chunk === 'function') [chunk, encoding, callback] = [undefined, undefined, chunk];
    else if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (state.corked > 0) state.corked = 0;
    if (callback !== undefined) {
      if (state.finished) require('internal/process').nextTick(callback);
      else {
        this.once('finish', () => callback());
        this.once('error', callback);
      }
    }
    state.ending = true;
    advance(this);
    return this;
  },

  cork() { this._writableState.corked++; },
  uncork() {
    if (this._writableState.corked > 0 && --this._writableState.corked === 0) advance(this);
  },
  setDefaultEncoding(encoding) {
    this._writableState.defaultEncoding = encoding;
    return this;
  },
};

function advance(stream) {
  const state = stream._writableState;
  if (state.writing || state.corked > 0 || stream.destroyed) return;
  const entry = state.queue.shift();
  if (entry === undefined) {
    if (state.ending) finishWriting(stream);
    return;
  }
  state.writing = true;
  let isSync = true;
  const done = (error) => {
    state.writing = false;
    state.length -= entry.size;
    if (error) {
      entry.callback?.(error);
      stream.destroy(error);
      return;
    }
    const after = () => {
      entry.callback?.(null);
      if (state.needDrain && state.length === 0 && !state.ending && !stream.destroyed) {
        state.needDrain = false;
        stream.emit('drain');
      }
      advance(stream);
    };
    if (isSync) require('internal/process').nextTick(after);
    else after();
  };
  try {
    stream._write(entry.chunk, entry.encoding, once(done));
  } catch (error) {
    stream.destroy(error);
  }
  isSync = false;
}

function once(fn) {
  let called = false;
  return (...args) => {
    if (called) throw failure('ERR_MULTIPLE_CALLBACK', 'Callback called multiple times');
    called = true;
    fn(...args);
  };
}

function finishWriting(stream) {
  const state = stream._writableState;
  if (state.finished || state.finalCalled || state.queue.length > 0 || state.writing) return;
  state.finalCalled = true;
  const done = (error) => {
    if (error) {
      stream.destroy(error);
      return;
    }
    require('internal/process').nextTick(() => {
      if (stream.destroyed) return;
      state.finished = true;
      stream.emit('finish');
      const readableState = stream._readableState;
      if (stream._autoDestroy && (readableState === undefined || readableState.endEmitted)) stream.destroy();
    });
  };
  if (typeof stream._final !== 'function') {
    done();
    return;
  }
  try {
    const result = stream._final(once(done));
    if (typeof result?.then === 'function') result.then(() => done(), done);
  } catch (error) {
    stream.destroy(error);
  }
}

const writableGetters = {
  writable() { return !this.destroyed && !this._writableState.ending && !this.errored; },
  writableEnded() { return this._writableState.ending; },
  writableFinished() { return this._writableState.finished; },
  writableLength() { return this._writableState.length; },
  writableHighWaterMark() { return this._writableState.highWaterMark; },
  writableObjectMode() { return this._writableState.objectMode; },
  writableNeedDrain() { return this._writableState.needDrain; },
  writableCorked() { return this._writableState.corked; },
};

function mix(target, methods, getters) {
  for (const key of Reflect.ownKeys(methods)) Object.defineProperty(target.prototype, key, { value: methods[key], writable: true, configurable: true, enumerable: false });
  target.prototype.addListener = target.prototype.on;
  for (const key of Object.keys(getters)) Object.defineProperty(target.prototype, key, { get: getters[key], set() {}, configurable: true, enumerable: false });
}

// Older code calls these without new on a `this` of its own.
function callable(Class, init) {
  const constructor = function (options) {
    if (new.target === undefined) {
      if (!(this instanceof constructor)) return new constructor(options);
      Object.assign(this, { destroyed: false, closed: false, errored: null, _autoDestroy: options?.autoDestroy !== false, _emitClose: true });
      EventEmitter.call(this, options);
      init(this, options);
      return undefined;
    }
    return Reflect.construct(Class, [options], new.target);
  };
  Object.defineProperty(constructor, 'name', { value: Class.name });
  constructor.prototype = Class.prototype;
  Object.defineProperty(Class.prototype, 'constructor', { value: constructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor, Object.getPrototypeOf(Class));
  return constructor;
}

class ReadableClass extends Stream {
  constructor(options) {
    super(options);
    this.initReadable(options);
  }
}
Object.defineProperty(ReadableClass, 'name', { value: 'Readable' });
mix(ReadableClass, readable, readableGetters);
const Readable = callable(ReadableClass, (self, options) => self.initReadable(options));

class WritableClass extends Stream {
  constructor(options) {
    super(options);
    this.initWritable(options);
  }
}
Object.defineProperty(WritableClass, 'name', { value: 'Writable' });
mix(WritableClass, writable, writableGetters);
WritableClass.prototype.pipe = function () {
  this.emit('error', failure('ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
};
const Writable = callable(WritableClass, (self, options) => self.initWritable(options));
Object.defineProperty(Writable, Symbol.hasInstance, {
  configurable: true,
  value(object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    return this === Writable && object !== null && typeof object === 'object' && object._writableState !== undefined;
  },
});

function initDuplex(self, options) {
  self.initReadable(options);
  self.initWritable(options);
  self.allowHalfOpen = options?.allowHalfOpen !== false;
}

class DuplexClass extends ReadableClass {
  constructor(options) {
    super(options);
    this.initWritable(options);
    this.allowHalfOpen = options?.allowHalfOpen !== false;
  }
}
Object.defineProperty(DuplexClass, 'name', { value: 'Duplex' });
mix(DuplexClass, writable, writableGetters);
const Duplex = callable(DuplexClass, initDuplex);

function initTransform(self, options) {
  initDuplex(self, options);
  if (typeof options?.transform === 'function') self._transform = options.transform;
  if (typeof options?.flush === 'function') self._flush = options.flush;
  Object.defineProperty(self, '_pendingWrite', { value: undefined, writable: true, enumerable: false });
}

class TransformClass extends DuplexClass {
  constructor(options) {
    super(options);
    initTransform(this, options);
  }

  _transform() { throw failure('ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented'); }

  _write(chunk, encoding, callback) {
    const before = this._readableState.length;
    this._transform(chunk, encoding, (error, value) => {
      if (error) {
        callback(error);
        return;
      }
      if (value !== undefined && value !== null) this.push(value);
      const state = this._readableState;
      // Full on the reading side: the next chunk waits until somebody reads.
      if (state.ended || before === state.length || state.length < state.highWaterMark) callback();
      else this._pendingWrite = callback;
    });
  }

  _read() {
    const callback = this._pendingWrite;
    this._readableState.reading = false;
    if (callback === undefined) return;
    this._pendingWrite = undefined;
    callback();
  }

  _final(callback) {
    if (typeof this._flush !== 'function') {
      this.push(null);
      callback();
      return;
    }
    this._flush((error, value) => {
      if (error) {
        callback(error);
        return;
      }
      if (value !== undefined && value !== null) this.push(value);
      this.push(null);
      callback();
    });
  }
}
Object.defineProperty(TransformClass, 'name', { value: 'Transform' });
const Transform = callable(TransformClass, initTransform);

class PassThroughClass extends TransformClass {
  _transform(chunk, encoding, callback) { callback(null, chunk); }
}
Object.defineProperty(PassThroughClass, 'name', { value: 'PassThrough' });
const PassThrough = callable(PassThroughClass, initTransform);

Readable.from = function from(iterable, options) {
  if (typeof iterable === 'string' || iterable instanceof Uint8Array) {
    return new Readable({ objectMode: true, ...options, read() {
      this.push(iterable);
      this.push(null);
    } });
  }
  const iterator = iterable?.[Symbol.asyncIterator]?.() ?? iterable?.[Symbol.iterator]?.();
  if (iterator === undefined) throw new ERR_INVALID_ARG_TYPE('iterable', ['Iterable'], iterable);
  let busy = false;
  const stream = new Readable({
    objectMode: true,
    highWaterMark: 1,
    ...options,
    read() {
      if (!busy) pull();
    },
    destroy(error, callback) {
      Promise.resolve(iterator.return?.()).then(() => callback(error), callback);
    },
  });
  async function pull() {
    busy = true;
    try {
      for (;;) {
        const { value, done } = await iterator.next();
        if (done) {
          stream.push(null);
          return;
        }
        const item = await value;
        if (item === null) throw failure('ERR_STREAM_NULL_VALUES', 'May not write null values to stream', TypeError);
        if (!stream.push(item)) {
          busy = false;
          return;
        }
      }
    } catch (error) {
      stream.destroy(error);
    }
  }
  return stream;
};

// ---------------------------------------------------------------- ends

function finished(stream, options, callback) {
  if (typeof options === 'function') [options, callback] = [{}, options];
  validateFunction(callback, 'callback');
  const isReadable = stream._readableState !== undefined && options.readable !== false;
  const isWritable = stream._writableState !== undefined && options.writable !== false;
  let readDone = !isReadable || stream._readableState.endEmitted;
  let writeDone = !isWritable || stream._writableState.finished;
  let called = false;
  const finish = (error) => {
    if (called) return;
    called = true;
    callback.call(stream, error);
  };
  const check = () => {
    if (readDone && writeDone) finish();
  };
  const listeners = {
    end() {
      readDone = true;
      check();
    },
    finish() {
      writeDone = true;
      check();
    },
    error: finish,
    close() {
      if (!readDone || !writeDone) finish(stream.errored ?? failure('ERR_STREAM_PREMATURE_CLOSE', 'Premature close'));
    },
  };
  for (const name of Object.keys(listeners)) stream.on(name, listeners[name]);
  if (stream.errored) require('internal/process').nextTick(finish, stream.errored);
  else if (readDone && writeDone) require('internal/process').nextTick(finish);
  else if (stream.closed) require('internal/process').nextTick(listeners.close);
  return () => {
    called = true;
    for (const name of Object.keys(listeners)) stream.removeListener(name, listeners[name]);
  };
}

const isStream = (value) => value !== null && typeof value === 'object' && typeof value.on === 'function';

function pipeline(...streams) {
  const callback = typeof streams[streams.length - 1] === 'function' && !isAsyncGenerator(streams[streams.length - 1]) ? streams.pop() : () => {};
  if (streams.length === 1 && Array.isArray(streams[0])) [streams] = streams;
  let chain = streams[0];
  if (typeof chain === 'function') chain = chain({});
  if (!isStream(chain)) chain = Readable.from(chain);
  const all = [chain];
  let value;
  let settled = false;
  let waiting = 0;
  const done = (error) => {
    if (settled) return;
    if (error) {
      settled = true;
      for (const stream of all) stream.destroy?.();
      callback(error);
    } else if (--waiting === 0) {
      settled = true;
      callback(undefined, value);
    }
  };
  for (let i = 1; i < streams.length; i++) {
    const next = streams[i];
    if (typeof next === 'function') {
      const result = next(chain, {});
      if (typeof result?.[Symbol.asyncIterator] === 'function') {
        chain = Readable.from(result);
        all.push(chain);
      } else {
        waiting++;
        Promise.resolve(result).then((final) => {
          value = final;
          done();
        }, done);
        chain = undefined;
      }
    } else {
      chain.pipe(next);
      chain = next;
      all.push(next);
    }
  }
  for (const stream of all) {
    waiting++;
    finished(stream, { readable: stream !== all[all.length - 1] || stream._writableState === undefined, writable: stream._writableState !== undefined }, done);
  }
  return chain;
}

const isAsyncGenerator = (fn) => /^(Async)?GeneratorFunction$/.test(fn.constructor?.name ?? '');

function addAbortSignal(signal, stream) {
  const abort = () => stream.destroy(new AbortError(undefined, { cause: signal.reason }));
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return stream;
}

function LegacyStream(options) {
  EventEmitter.call(this, options);
}
Object.setPrototypeOf(LegacyStream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(LegacyStream, EventEmitter);
LegacyStream.prototype.pipe = function pipe(target, options) {
  this.on('data', (chunk) => {
    if (target.writable !== false && target.write(chunk) === false) this.pause?.();
  });
  target.on?.('drain', () => this.resume?.());
  if (options?.end !== false) this.on('end', () => target.end());
  target.emit('pipe', this);
  return target;
};
Object.setPrototypeOf(Stream.prototype, LegacyStream.prototype);

module.exports = LegacyStream;
Object.assign(LegacyStream, {
  Stream: LegacyStream, Readable, Writable, Duplex, Transform, PassThrough, finished, pipeline, addAbortSignal,
  isReadable: (stream) => Boolean(stream?.readable),
  isErrored: (stream) => Boolean(stream?.errored),
  isDisturbed: (stream) => Boolean(stream?.readableDidRead),
  compose: (...streams) => pipeline(...streams, () => {}),
  getDefaultHighWaterMark: (objectMode) => (objectMode ? 16 : 65536),
  setDefaultHighWaterMark() {},
});
Object.defineProperty(LegacyStream, 'promises', { enumerable: true, configurable: true, get: () => require('stream/promises') });
