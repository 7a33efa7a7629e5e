// node:child_process: this host starts no processes. Programs that may need one can be loaded; what would start it says no.
'use strict';

const { ERR_METHOD_NOT_IMPLEMENTED } = require('internal/errors');
const EventEmitter = require('events');

class ChildProcess extends EventEmitter {}

function refused(name) {
  return { [name]() { throw new ERR_METHOD_NOT_IMPLEMENTED(`child_process.${name}()`); } }[name];
}

module.exports = { ChildProcess };
for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) module.exports[name] = refused(name);
