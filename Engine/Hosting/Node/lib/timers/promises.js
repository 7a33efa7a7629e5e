// node:timers/promises
'use strict';

const timers = require('internal/timers');
const { AbortError, validateAbortSignal, validateBoolean } = require('internal/errors');

function wait(begin, end, value, options = {}) {
  const { signal, ref = true } = options ?? {};
  try {
    validateAbortSignal(signal, 'options.signal');
    validateBoolean(ref, 'options.ref');
  } catch (error) {
    return Promise.reject(error);
  }
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  return new Promise((resolve, reject) => {
    const stop = () => {
      end(timer);
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    const timer = begin(() => {
      signal?.removeEventListener('abort', stop);
      resolve(value);
    });
    if (!ref) timer.unref();
    signal?.addEventListener('abort', stop, { once: true });
  });
}

const setTimeout = (delay, value, options) => wait((done) => timers.setTimeout(done, delay), timers.clearTimeout, value, options);
const setImmediate = (value, options) => wait((done) => timers.setImmediate(done), timers.clearImmediate, value, options);

async function* setInterval(delay, value, options = {}) {
  const { signal, ref = true } = options ?? {};
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  let due = 0;
  let wake;
  const timer = timers.setInterval(() => {
    due++;
    wake?.();
  }, delay);
  if (!ref) timer.unref();
  const stop = () => {
    timers.clearInterval(timer);
    wake?.();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    while (true) {
      if (due === 0 && !signal?.aborted) await new Promise((resolve) => { wake = resolve; });
      if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
      for (; due > 0; due--) yield value;
    }
  } finally {
    timers.clearInterval(timer);
    signal?.removeEventListener('abort', stop);
  }
}

module.exports = {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler: { wait: (delay, options) => setTimeout(delay, undefined, options), yield: () => setImmediate() },
};
