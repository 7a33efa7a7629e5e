// node:module
'use strict';

const { builtinNames } = internalBinding('module');
const { Module, createRequire } = require('internal/cjs_loader');
const { ERR_INVALID_ARG_VALUE } = require('internal/errors');

Module.Module = Module;
Module.builtinModules = builtinNames(false);
Module.isBuiltin = (name) => typeof name === 'string' && (name.startsWith('node:') ? builtinNames(true).includes(name.slice(5)) : Module.builtinModules.includes(name));
Module.createRequire = function (from) {
  const text = typeof from === 'object' && from !== null && typeof from.href === 'string' ? from.href : from;
  if (typeof text !== 'string' || (!text.startsWith('file:') && !require('path').isAbsolute(text))) {
    throw new ERR_INVALID_ARG_VALUE('filename', from, 'must be a file URL object, file URL string, or absolute path string');
  }
  return createRequire(text.startsWith('file:') ? require('internal/url').fileURLToPath(text) : text);
};
Module.findSourceMap = () => undefined;
Module.syncBuiltinESMExports = () => {};
Module.register = () => {};
const wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
Module.wrapper = wrapper;
Module.wrap = (script) => wrapper[0] + script + wrapper[1];

module.exports = Module;
