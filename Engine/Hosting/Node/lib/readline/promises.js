// node:readline/promises
'use strict';

const readline = require('readline');
const { AbortError } = require('internal/errors');

class Interface extends readline.Interface {
  question(query, options = {}) {
    const { signal } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new AbortError(undefined, { cause: signal.reason }));
        return;
      }
      signal?.addEventListener('abort', () => reject(new AbortError(undefined, { cause: signal.reason })), { once: true });
      super.question(query, resolve);
    });
  }
}

module.exports = { Interface, createInterface: (...args) => new Interface(...args) };
