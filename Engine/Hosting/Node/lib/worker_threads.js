// node:worker_threads: isolated engines on other threads. Threads that share this heap are `Thread` objects.
'use strict';

const { Worker, MessageChannel, MessagePort, receiveMessageOnPort, threadId, workerData, parentPort, isMainThread } = require('internal/worker');

const environment = new Map();

module.exports = {
  isMainThread,
  isInternalThread: false,
  parentPort,
  workerData,
  threadId,
  resourceLimits: {},
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  Worker,
  MessageChannel,
  MessagePort,
  receiveMessageOnPort,
  getEnvironmentData: (key) => environment.get(key),
  setEnvironmentData(key, value) {
    if (value === undefined) environment.delete(key);
    else environment.set(key, value);
  },
  markAsUntransferable() {},
  moveMessagePortToContext(port) { return port; },
};
