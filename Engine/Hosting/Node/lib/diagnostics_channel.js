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

module.exports = {
  channel,
  Channel,
  hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
  subscribe: (name, listener) => channel(name).subscribe(listener),
  unsubscribe: (name, listener) => channel(name).unsubscribe(listener),
};
