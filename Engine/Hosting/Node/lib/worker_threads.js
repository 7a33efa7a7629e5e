// node:worker_threads: what a program asks to find out that it is the main thread. Threads of this engine are `Thread` objects.
'use strict';

class Worker {
  constructor() {
    throw new (require('internal/errors').ERR_METHOD_NOT_IMPLEMENTED)('worker_threads.Worker');
  }
}

module.exports = {
  isMainThread: true,
  isInternalThread: false,
  parentPort: null,
  workerData: null,
  threadId: 0,
  resourceLimits: {},
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  Worker,
  markAsUntransferable() {},
};
