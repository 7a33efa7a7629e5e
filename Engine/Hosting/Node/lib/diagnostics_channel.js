// node:diagnostics_channel: named channels that libraries publish on.
'use strict';

const channels = new Map();

class Channel {
  #subscribers = [];
  constructor(name) { this.name = name; }
  get hasSubscribers() { return this.#subscribers.length > 0; }
  subscribe(listener) { this.#subscribers = [...this.#subscribers, listener]; }
  unsubscribe(listener) {
    const before = this.#subscribers.length;
    this.#subscribers = this.#subscribers.filter((each) => each !== listener);
    return this.#subscribers.length < before;
  }
  publish(message) {
    for (const listener of this.#subscribers) {
      try {
        listener(message, this.name);
      } catch (error) {
        require('internal/process').nextTick(() => { throw error; });
      }
    }
  }
  runStores(context, fn, thisArg, ...args) {
    this.publish(context);
    return fn.apply(thisArg, args);
  }
}

function channel(name) {
  let found = channels.get(name);
  if (found === undefined) channels.set(name, found = new Channel(name));
  return found;
}

const events = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

// Five channels that tell of one operation: tracing:NAME:start, tracing:NAME:end, …
class TracingChannel {
  constructor(nameOrChannels) {
    for (const event of events) {
      const given = typeof nameOrChannels === 'string' ? channel(`tracing:${nameOrChannels}:${event}`) : nameOrChannels[event];
      Object.defineProperty(this, event, { value: given, enumerable: true, configurable: true, writable: false });
    }
  }
  get hasSubscribers() { return events.some((event) => this[event]?.hasSubscribers); }
  subscribe(handlers) {
    for (const event of events) if (handlers[event]) this[event].subscribe(handlers[event]);
  }
  unsubscribe(handlers) {
    let all = true;
    for (const event of events) if (handlers[event] && !this[event].unsubscribe(handlers[event])) all = false;
    return all;
  }
  traceSync(fn, context = {}, thisArg = undefined, ...args) {
    if (!this.hasSubscribers) return fn.apply(thisArg, args);
    this.start.publish(context);
    try {
      return context.result = fn.apply(thisArg, args);
    } catch (error) {
      context.error = error;
      this.error.publish(context);
      throw error;
    } finally {
      this.end.publish(context);
    }
  }
  tracePromise(fn, context = {}, thisArg = undefined, ...args) {
    if (!this.hasSubscribers) return fn.apply(thisArg, args);
    const settled = (name, value) => {
      context[name] = value;
      if (name === 'error') this.error.publish(context);
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    this.start.publish(context);
    try {
      const result = fn.apply(thisArg, args);
      if (typeof result?.then !== 'function') {
        context.result = result;
        return result;
      }
      return result.then((value) => {
        settled('result', value);
        return value;
      }, (error) => {
        settled('error', error);
        throw error;
      });
    } catch (error) {
      context.error = error;
      this.error.publish(context);
      throw error;
    } finally {
      this.end.publish(context);
    }
  }
  traceCallback(fn, position = -1, context = {}, thisArg = undefined, ...args) {
    if (!this.hasSubscribers) return fn.apply(thisArg, args);
    const at = position < 0 ? args.length + position : position, callback = args[at], { asyncStart, asyncEnd, error: failed } = this;
    if (typeof callback !== 'function') throw new (require('internal/errors').ERR_INVALID_ARG_TYPE)('callback', 'Function', callback);
    args[at] = function (error, result, ...more) {
      if (error) {
        context.error = error;
        failed.publish(context);
      } else {
        context.result = result;
      }
      asyncStart.publish(context);
      try {
        return callback.call(this, error, result, ...more);
      } finally {
        asyncEnd.publish(context);
      }
    };
    this.start.publish(context);
    try {
      return fn.apply(thisArg, args);
    } catch (error) {
      context.error = error;
      this.error.publish(context);
      throw error;
    } finally {
      this.end.publish(context);
    }
  }
}

module.exports = {
  channel,
  tracingChannel: (nameOrChannels) => new TracingChannel(nameOrChannels),
  Channel,
  hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
  subscribe: (name, listener) => channel(name).subscribe(listener),
  unsubscribe: (name, listener) => channel(name).unsubscribe(listener),
};
