// node:module
'use strict';

const { createRequire: make, builtinNames, Module } = internalBinding('module');
const { ERR_INVALID_ARG_VALUE } = require('internal/errors');

Module.Module = Module;
Module.builtinModules = builtinNames();
Module.isBuiltin = (name) => typeof name === 'string' && (name.startsWith('node:') ? builtinNames(true) : Module.builtinModules).includes(name.replace(/^node:/, ''));
Module.createRequire = function createRequire(from) {
  const text = typeof from === 'object' && from !== null && typeof from.href === 'string' ? from.href : from;
  if (typeof text !== 'string' || (!text.startsWith('file:') && !require('path').isAbsolute(text))) {
    throw new ERR_INVALID_ARG_VALUE('filename', from, 'must be a file URL object, file URL string, or absolute path string');
  }
  return make(text.startsWith('file:') ? require('internal/url').fileURLToPath(text) : text);
};
Module.findSourceMap = () => undefined;
Module.syncBuiltinESMExports = () => {};
Module.register = () => {};
Module.wrap = (script) => `(function (exports, require, module, __filename, __dirname) { ${script}\n});`;

module.exports = Module;
