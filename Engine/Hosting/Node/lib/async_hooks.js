// node:async_hooks: AsyncLocalStorage and AsyncResource, carried along promises and callbacks by the host's job queue.
'use strict';

const { getContext, setContext } = internalBinding('async');

class AsyncLocalStorage {
  static bind(fn) {
    const context = getContext();
    return function bound(...args) { return inContext(context, () => fn.apply(this, args)); };
  }

  static snapshot() {
    const context = getContext();
    return (fn, ...args) => inContext(context, () => fn(...args));
  }

  disable() { setContext(without(getContext(), this)); }

  getStore() { return getContext()?.get(this); }

  enterWith(store) { setContext(new Map(getContext()).set(this, store)); }

  run(store, callback, ...args) {
    return inContext(new Map(getContext()).set(this, store), () => callback(...args));
  }

  exit(callback, ...args) {
    return inContext(without(getContext(), this), () => callback(...args));
  }
}

function without(context, key) {
  const copy = new Map(context);
  copy.delete(key);
  return copy;
}

function inContext(context, fn) {
  const before = getContext();
  setContext(context);
  try {
    return fn();
  } finally {
    setContext(before);
  }
}

let lastId = 1;

class AsyncResource {
  #context = getContext();
  #id = ++lastId;
  constructor(type) { this.type = type; }
  runInAsyncScope(fn, thisArg, ...args) { return inContext(this.#context, () => fn.apply(thisArg, args)); }
  bind(fn, thisArg) {
    const resource = this;
    return function bound(...args) { return resource.runInAsyncScope(fn, thisArg ?? this, ...args); };
  }
  static bind(fn, type, thisArg) { return new AsyncResource(type ?? fn.name).bind(fn, thisArg); }
  emitDestroy() { return this; }
  asyncId() { return this.#id; }
  triggerAsyncId() { return 1; }
}

module.exports = {
  AsyncLocalStorage,
  AsyncResource,
  executionAsyncId: () => 1,
  triggerAsyncId: () => 0,
  executionAsyncResource: () => ({}),
  createHook: () => ({ enable() { return this; }, disable() { return this; } }),
};
