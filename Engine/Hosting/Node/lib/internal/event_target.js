// EventTarget, Event, CustomEvent, AbortController, AbortSignal and DOMException, after the DOM and Web IDL standards.
'use strict';

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_EVENT_RECURSION, ERR_MISSING_ARGS, ERR_ILLEGAL_CONSTRUCTOR, validateAbortSignal, validateInteger } = require('internal/errors');

const kListeners = Symbol('kListeners');
const customInspect = Symbol.for('nodejs.util.inspect.custom');
const enumerable = { enumerable: true };

// ---------------------------------------------------------------- DOMException

const legacyCodes = {
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5, NoModificationAllowedError: 7,
  NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12,
  InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18,
  NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24,
  DataCloneError: 25,
};

class DOMException {
  #name = 'Error';
  #message;

  constructor(message = '', options = 'Error') {
    Error.captureStackTrace(this, DOMException);
    this.#message = `${message}`;
    if (options !== null && typeof options === 'object') {
      if (options.name !== undefined) this.#name = `${options.name}`;
      if ('cause' in options) Object.defineProperty(this, 'cause', { value: options.cause, configurable: true, writable: true, enumerable: false });
    } else {
      this.#name = `${options}`;
    }
    // The trace was taken before the name was known.
    const { stack } = this;
    if (typeof stack === 'string') {
      const frames = stack.indexOf('\n    at ');
      const head = this.#message === '' ? this.#name : `${this.#name}: ${this.#message}`;
      Object.defineProperty(this, 'stack', { value: frames === -1 ? head : head + stack.slice(frames), configurable: true, writable: true, enumerable: false });
    }
  }

  get name() { return this.#name; }
  get message() { return this.#message; }
  get code() { return legacyCodes[this.#name] ?? 0; }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperties(DOMException.prototype, {
  [Symbol.toStringTag]: { configurable: true, value: 'DOMException' },
  name: enumerable,
  message: enumerable,
  code: enumerable,
});
for (const [name, code] of Object.entries(legacyCodes)) {
  const constant = name.replace(/Error$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase() + '_ERR';
  const descriptor = { enumerable: true, value: code };
  Object.defineProperty(DOMException, constant, descriptor);
  Object.defineProperty(DOMException.prototype, constant, descriptor);
}

// ---------------------------------------------------------------- Event

// 2.2 Interface Event https://dom.spec.whatwg.org/#interface-event
class Event {
  #type;
  #bubbles;
  #cancelable;
  #composed;
  #canceled = false;
  #propagationStopped = false;
  #timeStamp = performance.now();
  _target = null;
  _dispatching = false;
  _stopped = false;
  _passive = false;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    if (options != null && typeof options !== 'object' && typeof options !== 'function') throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    this.#type = `${type}`;
    this.#bubbles = !!options?.bubbles;
    this.#cancelable = !!options?.cancelable;
    this.#composed = !!options?.composed;
    for (const hidden of ['_target', '_dispatching', '_stopped', '_passive']) Object.defineProperty(this, hidden, { enumerable: false });
  }

  get type() { return this.#type; }
  get target() { return this._target; }
  get srcElement() { return this._target; }
  get currentTarget() { return this._dispatching ? this._target : null; }
  get eventPhase() { return this._dispatching ? Event.AT_TARGET : Event.NONE; }
  get bubbles() { return this.#bubbles; }
  get cancelable() { return this.#cancelable; }
  get composed() { return this.#composed; }
  get defaultPrevented() { return this.#cancelable && this.#canceled; }
  get returnValue() { return !this.defaultPrevented; }
  get timeStamp() { return this.#timeStamp; }
  get isTrusted() { return false; }
  get cancelBubble() { return this.#propagationStopped; }
  set cancelBubble(value) { if (value) this.#propagationStopped = true; }
  composedPath() { return this._dispatching ? [this._target] : []; }
  preventDefault() { if (!this._passive) this.#canceled = true; }
  stopPropagation() { this.#propagationStopped = true; }
  stopImmediatePropagation() { this._stopped = true; }

  [customInspect](depth, options) {
    const { name } = this.constructor;
    if (depth < 0) return name;
    const { inspect } = require('internal/inspect');
    return `${name} ${inspect({ type: this.#type, defaultPrevented: this.defaultPrevented, cancelable: this.#cancelable, timeStamp: this.#timeStamp },
      { ...options, depth: options.depth === null ? null : options.depth - 1 })}`;
  }

  static NONE = 0;
  static CAPTURING_PHASE = 1;
  static AT_TARGET = 2;
  static BUBBLING_PHASE = 3;
}
Object.defineProperty(Event.prototype, Symbol.toStringTag, { configurable: true, value: 'Event' });
for (const name of ['type', 'target', 'currentTarget', 'bubbles', 'cancelable', 'defaultPrevented', 'timeStamp', 'preventDefault',
  'stopPropagation', 'stopImmediatePropagation', 'composedPath', 'returnValue', 'srcElement', 'composed', 'eventPhase', 'cancelBubble']) {
  Object.defineProperty(Event.prototype, name, enumerable);
}

class CustomEvent extends Event {
  #detail;
  constructor(type, options = undefined) {
    super(type, options);
    this.#detail = options?.detail ?? null;
  }
  get detail() { return this.#detail; }
}
Object.defineProperties(CustomEvent.prototype, { [Symbol.toStringTag]: { configurable: true, value: 'CustomEvent' }, detail: enumerable });

// ---------------------------------------------------------------- EventTarget

// 2.7 Interface EventTarget https://dom.spec.whatwg.org/#interface-eventtarget
class EventTarget {
  constructor() {
    Object.defineProperty(this, kListeners, { value: new Map(), enumerable: false, writable: true, configurable: true });
  }

  addEventListener(type, callback, options = {}) {
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const listeners = listenersOf(this);
    if (typeof options === 'boolean' || options == null) options = { capture: !!options };
    const { once = false, capture = false, passive = false, signal } = options;
    validateAbortSignal(signal, 'options.signal');
    if (callback == null) return;
    if (typeof callback !== 'function' && typeof callback !== 'object') throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', callback);
    if (signal?.aborted) return;
    type = `${type}`;
    let list = listeners.get(type);
    if (list === undefined) listeners.set(type, list = []);
    if (list.some((entry) => entry.callback === callback && entry.capture === !!capture)) return;
    list.push({ callback, once: !!once, capture: !!capture, passive: !!passive, removed: false });
    signal?.addEventListener('abort', () => this.removeEventListener(type, callback, options), { once: true });
  }

  removeEventListener(type, callback, options = {}) {
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const list = listenersOf(this).get(`${type}`);
    if (list === undefined) return;
    const capture = !!(typeof options === 'boolean' ? options : options?.capture);
    const at = list.findIndex((entry) => entry.callback === callback && entry.capture === capture);
    if (at !== -1) list.splice(at, 1)[0].removed = true;
  }

  dispatchEvent(event) {
    const listeners = listenersOf(this);
    if (!(event instanceof Event)) throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event._dispatching) throw new ERR_EVENT_RECURSION(event.type);
    event._target = this;
    event._dispatching = true;
    const list = listeners.get(event.type);
    for (const entry of list === undefined ? [] : list.slice()) {
      if (entry.removed) continue;
      if (entry.once) this.removeEventListener(event.type, entry.callback, entry.capture);
      event._passive = entry.passive;
      try {
        const { callback } = entry;
        const result = typeof callback === 'function' ? callback.call(this, event) : callback.handleEvent(event);
        if (result !== undefined && result !== null && typeof result.then === 'function') result.then(undefined, report);
      } catch (error) {
        report(error);
      }
      event._passive = false;
      if (event._stopped) break;
    }
    event._dispatching = false;
    event._stopped = false;
    return !event.defaultPrevented;
  }

  [customInspect](depth, options) {
    const { name } = this.constructor;
    if (depth < 0) return name;
    return `${name} ${require('internal/inspect').inspect({}, options)}`;
  }
}
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) Object.defineProperty(EventTarget.prototype, name, enumerable);
Object.defineProperty(EventTarget.prototype, Symbol.toStringTag, { configurable: true, value: 'EventTarget' });

function listenersOf(target) {
  const listeners = target?.[kListeners];
  if (listeners === undefined) throw new ERR_INVALID_THIS('EventTarget');
  return listeners;
}

function report(error) {
  require('internal/process').nextTick(() => {
    throw error;
  });
}

// An attribute like onabort: one listener that keeps its place in the order.
function defineHandler(prototype, name) {
  const handlers = new WeakMap();
  Object.defineProperty(prototype, `on${name}`, {
    configurable: true,
    enumerable: true,
    get() {
      return handlers.get(this)?.handler ?? null;
    },
    set(value) {
      let entry = handlers.get(this);
      if (entry === undefined) {
        const made = entry = { handler: null };
        handlers.set(this, made);
        this.addEventListener(name, function (event) {
          return typeof made.handler === 'function' ? made.handler.call(this, event) : undefined;
        });
      }
      entry.handler = typeof value === 'function' || (typeof value === 'object' && value !== null) ? value : null;
    },
  });
}

// ---------------------------------------------------------------- AbortController

let mayConstruct = false;

// 3.2 Interface AbortSignal https://dom.spec.whatwg.org/#interface-AbortSignal
class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  // Signals made by any() that follow this one. Weak: a follower nobody holds may go.
  #followers = undefined;
  #sources = undefined;

  constructor() {
    if (!mayConstruct) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  get aborted() { return this.#aborted; }
  get reason() { return this.#reason; }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  static abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    const signal = createSignal();
    signal.#aborted = true;
    signal.#reason = reason;
    return signal;
  }

  static timeout(delay) {
    validateInteger(delay, 'delay', 0, Number.MAX_SAFE_INTEGER);
    const signal = createSignal();
    const timer = setTimeout(() => signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay);
    timer.unref?.();
    return signal;
  }

  static any(signals) {
    if (signals === null || typeof signals?.[Symbol.iterator] !== 'function') throw new ERR_INVALID_ARG_TYPE('signals', 'Iterable', signals);
    const list = [...signals];
    for (const [i, source] of list.entries()) {
      if (!(source instanceof AbortSignal)) throw new ERR_INVALID_ARG_TYPE(`signals[${i}]`, 'AbortSignal', source);
    }
    const signal = createSignal();
    const aborted = list.find((source) => source.#aborted);
    if (aborted !== undefined) {
      signal.#aborted = true;
      signal.#reason = aborted.#reason;
      return signal;
    }
    signal.#sources = list;
    for (const source of list) (source.#followers ??= []).push(new WeakRef(signal));
    return signal;
  }

  static _abort(signal, reason) {
    signal.#abort(reason);
  }

  #abort(reason) {
    if (this.#aborted) return;
    const all = [this];
    for (const signal of all) {
      signal.#aborted = true;
      signal.#reason = reason;
      for (const weak of signal.#followers ?? []) {
        const follower = weak.deref();
        if (follower !== undefined && !follower.#aborted) all.push(follower);
      }
    }
    for (const signal of all) signal.dispatchEvent(new Event('abort'));
  }

  [customInspect](depth, options) {
    return depth < 0 ? 'AbortSignal' : `AbortSignal ${require('internal/inspect').inspect({ aborted: this.#aborted }, options)}`;
  }
}
const abortSignal = AbortSignal._abort;
delete AbortSignal._abort;
Object.defineProperties(AbortSignal.prototype, {
  [Symbol.toStringTag]: { configurable: true, value: 'AbortSignal' }, aborted: enumerable, reason: enumerable, throwIfAborted: enumerable,
});
defineHandler(AbortSignal.prototype, 'abort');

function createSignal() {
  mayConstruct = true;
  try {
    return new AbortSignal();
  } finally {
    mayConstruct = false;
  }
}

class AbortController {
  #signal = createSignal();

  get signal() { return this.#signal; }

  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    abortSignal(this.#signal, reason);
  }

  [customInspect](depth, options) {
    return depth < 0 ? 'AbortController' : `AbortController ${require('internal/inspect').inspect({ signal: this.signal }, options)}`;
  }
}
Object.defineProperties(AbortController.prototype, {
  [Symbol.toStringTag]: { configurable: true, value: 'AbortController' }, signal: enumerable, abort: enumerable,
});

module.exports = { EventTarget, Event, CustomEvent, AbortController, AbortSignal, DOMException, kListeners };
