// Workers, message channels and ports, as node:worker_threads offers them. The ends of channels and the threads are the host's.
'use strict';

const host = internalBinding('messages');
const EventEmitter = require('events');
const { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED } = require('internal/errors');

const kStarted = Symbol('kStarted');
const kListeners = Symbol('kListeners');
const kHandler = Symbol('kHandler');

class MessageEvent {
  constructor(target, data, type) {
    this.target = target;
    this.currentTarget = target;
    this.data = data;
    this.type = type;
    this.ports = [];
  }
}

function transferred(options) {
  const list = Array.isArray(options) ? options : options?.transfer ?? options?.transferList ?? [];
  return [...list];
}

// A port is the host's handle itself under another prototype, so that it can be found in messages.
function MessagePort() {
  throw new TypeError('Illegal constructor');
}
Object.setPrototypeOf(MessagePort.prototype, EventEmitter.prototype);

function wrapPort(handle) {
  const port = Object.setPrototypeOf(handle, MessagePort.prototype);
  EventEmitter.call(port);
  for (const [key, value] of [[kStarted, false], [kListeners, new Map()], [kHandler, null]]) Object.defineProperty(port, key, { value, writable: true });
  for (const key of ['_events', '_eventsCount', '_maxListeners']) {
    if (Object.hasOwn(port, key)) Object.defineProperty(port, key, { value: port[key], enumerable: false, writable: true, configurable: true });
  }
  return port;
}

function start(port) {
  if (port[kStarted]) return;
  port[kStarted] = true;
  host.start(port, (value) => {
    const event = new MessageEvent(port, value, 'message');
    port[kHandler]?.call(port, event);
    for (const [listener, once] of [...(port[kListeners].get('message') ?? [])]) {
      if (once) port.removeEventListener('message', listener);
      typeof listener === 'function' ? listener.call(port, event) : listener.handleEvent(event);
    }
    EventEmitter.prototype.emit.call(port, 'message', value);
  }, () => {
    EventEmitter.prototype.emit.call(port, 'close');
    for (const [listener] of [...(port[kListeners].get('close') ?? [])]) listener.call(port, new MessageEvent(port, undefined, 'close'));
  });
}

function heard(port) {
  start(port);
  host.setRef(port, true);
}

function unheard(port) {
  if (port.listenerCount('message') === 0 && port[kHandler] === null && !port[kListeners].get('message')?.size) host.setRef(port, false);
}

const methods = {
  postMessage(value, options = undefined) {
    if (arguments.length === 0) throw new (require('internal/errors').ERR_MISSING_ARGS)('The "value" argument');
    host.post(this, value, transferred(options));
  },
  start() { start(this); },
  close(callback = undefined) {
    if (typeof callback === 'function') this.once('close', callback);
    start(this);
    host.close(this);
  },
  ref() { start(this); host.setRef(this, true); },
  unref() { host.setRef(this, false); },
  hasRef() { return this.listenerCount('message') > 0; },
  on(name, listener) {
    EventEmitter.prototype.on.call(this, name, listener);
    if (name === 'message') heard(this);
    else if (name === 'close') start(this);
    return this;
  },
  once(name, listener) {
    EventEmitter.prototype.once.call(this, name, listener);
    if (name === 'message') heard(this);
    else if (name === 'close') start(this);
    return this;
  },
  off(name, listener) {
    EventEmitter.prototype.off.call(this, name, listener);
    if (name === 'message') unheard(this);
    return this;
  },
  addEventListener(name, listener, options = undefined) {
    if (!this[kListeners].has(name)) this[kListeners].set(name, new Map());
    this[kListeners].get(name).set(listener, options?.once === true);
    if (name === 'message') heard(this);
    else start(this);
  },
  removeEventListener(name, listener) {
    this[kListeners].get(name)?.delete(listener);
    if (name === 'message') unheard(this);
  },
  dispatchEvent(event) {
    for (const [listener] of [...(this[kListeners].get(event.type) ?? [])]) listener.call(this, event);
    return true;
  },
};
methods.addListener = methods.on;
methods.removeListener = methods.off;
for (const [name, value] of Object.entries(methods)) Object.defineProperty(MessagePort.prototype, name, { value, writable: true, configurable: true, enumerable: false });
Object.defineProperty(MessagePort.prototype, 'onmessage', {
  configurable: true,
  enumerable: true,
  get() { return this[kHandler]; },
  set(value) {
    this[kHandler] = typeof value === 'function' ? value : null;
    if (this[kHandler]) heard(this);
    else unheard(this);
  },
});
Object.defineProperty(MessagePort.prototype, Symbol.toStringTag, { value: 'MessagePort', configurable: true });

class MessageChannel {
  constructor() {
    const [first, second] = host.newChannel();
    this.port1 = wrapPort(first);
    this.port2 = wrapPort(second);
  }
}

function receiveMessageOnPort(port) {
  if (!(port instanceof MessagePort)) throw new ERR_INVALID_ARG_TYPE('port', 'MessagePort', port);
  const taken = host.take(port);
  return taken === undefined ? undefined : { message: taken[0] };
}

class Worker extends EventEmitter {
  #handle;
  #port;
  #exit = Promise.withResolvers();
  #hasExited = false;

  constructor(filename, options = {}) {
    super();
    let program = filename;
    if (filename instanceof URL || (typeof filename === 'object' && filename !== null && typeof filename.href === 'string')) program = require('url').fileURLToPath(filename);
    else if (typeof filename !== 'string') throw new ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
    if (!options.eval && !require('path').isAbsolute(program) && !/^\.\.?[\\/]/.test(program)) {
      const error = new TypeError(`The worker script or module filename must be an absolute path or a relative path starting with './' or '../'. Received "${program}"`);
      error.code = 'ERR_WORKER_PATH';
      throw error;
    }
    for (const name of ['stdin', 'stdout', 'stderr']) {
      if (options[name]) throw new ERR_METHOD_NOT_IMPLEMENTED(`worker_threads.Worker with the option ${name}`);
    }
    const settings = { eval: options.eval === true, workerData: options.workerData ?? null, transferList: transferred(options), argv: options.argv === undefined ? [] : options.argv.map(String) };
    const [handle, id, port] = host.startWorker(program, settings, (error) => this.emit('error', error), (code) => this.#ended(code));
    this.#handle = handle;
    this.#port = port;
    this.threadId = id;
    this.resourceLimits = {};
    port.on('message', (value) => this.emit('message', value));
    port.unref();
    process.nextTick(() => this.emit('online'));
  }

  #ended(code) {
    this.#hasExited = true;
    this.threadId = -1;
    // What the worker sent before its end comes first.
    for (let next = receiveMessageOnPort(this.#port); next !== undefined; next = receiveMessageOnPort(this.#port)) this.emit('message', next.message);
    this.#port.close();
    this.#exit.resolve(code);
    this.emit('exit', code);
  }

  postMessage(value, options = undefined) { this.#port.postMessage(value, options); }

  terminate() {
    if (this.#hasExited) return Promise.resolve(undefined);
    host.stopWorker(this.#handle);
    return this.#exit.promise;
  }

  ref() {}
  unref() {}

  async [Symbol.asyncDispose]() { await this.terminate(); }
}

// The host makes ports while this is loading.
module.exports.wrapPort = wrapPort;
const info = host.worker();
const [threadId, workerData, parentPort] = info ?? [0, null, null];

module.exports = { Worker, MessageChannel, MessagePort, MessageEvent, wrapPort, receiveMessageOnPort, threadId, workerData, parentPort, isMainThread: info === undefined };
