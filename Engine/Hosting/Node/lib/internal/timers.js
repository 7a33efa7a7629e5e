// setTimeout and its family. The host's loop knows numbers and when they are due; the objects programs hold live here.
'use strict';

const { add, remove, setRef, addImmediate, removeImmediate } = internalBinding('timers');

const maxDelay = 2 ** 31 - 1;
const byId = new Map();

function check(callback) {
  if (typeof callback !== 'function') {
    const { ERR_INVALID_ARG_TYPE } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
}

function delayOf(delay) {
  delay *= 1;
  if (delay >= 1 && delay <= maxDelay) return Math.trunc(delay);
  if (delay > maxDelay) require('internal/process').emitWarning(`${delay} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`, 'TimeoutOverflowWarning');
  return 1;
}

class Timeout {
  constructor(callback, delay, args, repeats) {
    this._idleTimeout = delay;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeats ? delay : null;
    this._destroyed = false;
    this._ref = true;
    this._id = 0;
    start(this);
  }

  ref() {
    this._ref = true;
    if (!this._destroyed) setRef(this._id, true);
    return this;
  }

  unref() {
    this._ref = false;
    if (!this._destroyed) setRef(this._id, false);
    return this;
  }

  hasRef() { return this._ref; }

  refresh() {
    if (this._destroyed && this._repeat === null && this._onTimeout === null) return this;
    remove(this._id);
    byId.delete(this._id);
    start(this);
    return this;
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.toPrimitive]() { return this._id; }

  [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() { clearTimeout(this); }
}

function start(timer) {
  timer._destroyed = false;
  timer._id = add(fire, timer._idleTimeout, timer);
  if (!timer._ref) setRef(timer._id, false);
  byId.set(timer._id, timer);
}

function fire(timer) {
  byId.delete(timer._id);
  const callback = timer._onTimeout;
  const id = timer._id;
  if (timer._repeat === null) timer._destroyed = true;
  try {
    callback.apply(timer, timer._timerArgs);
  } finally {
    // A repeating timer keeps its number.
    if (timer._repeat !== null && !timer._destroyed && timer._id === id) {
      timer._id = add(fire, timer._repeat, timer, id);
      if (!timer._ref) setRef(timer._id, false);
      byId.set(timer._id, timer);
    }
  }
}

function setTimeout(callback, delay, ...args) {
  check(callback);
  return new Timeout(callback, delayOf(delay), args, false);
}

function setInterval(callback, delay, ...args) {
  check(callback);
  return new Timeout(callback, delayOf(delay), args, true);
}

function clearTimeout(timer) {
  if (typeof timer === 'number' || typeof timer === 'string') timer = byId.get(+timer);
  if (!(timer instanceof Timeout) || timer._destroyed) return;
  timer._destroyed = true;
  remove(timer._id);
  byId.delete(timer._id);
}

class Immediate {
  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this._ref = true;
    this._id = addImmediate(runImmediate, this);
  }
  ref() {
    this._ref = true;
    return this;
  }
  unref() {
    this._ref = false;
    return this;
  }
  hasRef() { return this._ref; }
  [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() { clearImmediate(this); }
}

function runImmediate(immediate) {
  if (immediate._destroyed) return;
  immediate._destroyed = true;
  immediate._onImmediate.apply(immediate, immediate._argv);
}

function setImmediate(callback, ...args) {
  check(callback);
  return new Immediate(callback, args);
}

function clearImmediate(immediate) {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  immediate._destroyed = true;
  removeImmediate(immediate._id);
}

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');
for (const [fn, name] of [[setTimeout, 'setTimeout'], [setImmediate, 'setImmediate']]) {
  Object.defineProperty(fn, promisifyCustom, { enumerable: true, get: () => require('timers/promises')[name] });
}

module.exports = { setTimeout, clearTimeout, setInterval, clearInterval: clearTimeout, setImmediate, clearImmediate, Timeout, Immediate };
