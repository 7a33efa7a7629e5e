// node:stream/promises
'use strict';

const stream = require('stream');

module.exports = {
  finished: (target, options = {}) => new Promise((resolve, reject) => {
    stream.finished(target, options, (error) => (error ? reject(error) : resolve()));
  }),
  pipeline: (...streams) => {
    const last = streams[streams.length - 1];
    const isOptions = last !== null && typeof last === 'object' && typeof last.on !== 'function' && typeof last[Symbol.asyncIterator] !== 'function' && typeof last[Symbol.iterator] !== 'function';
    const { signal } = isOptions ? streams.pop() : {};
    return new Promise((resolve, reject) => {
      stream.pipeline(...streams, (error, value) => (error ? reject(error) : resolve(value)));
      if (signal !== undefined) for (const each of streams) if (typeof each?.destroy === 'function') stream.addAbortSignal(signal, each);
    });
  },
};
