// CommonJS: what require does. Where a name leads is the host's business (ModuleResolver); what modules are stands here, in the shape
// that tools know and patch: Module._load, Module._resolveFilename, Module._extensions, module._compile.
'use strict';

const host = internalBinding('module');

function Module(id = '', parent = undefined) {
  this.id = id;
  this.path = dirname(id);
  this.exports = {};
  setParent(this, parent);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

const parents = new WeakMap();
Object.defineProperty(Module.prototype, 'parent', {
  configurable: true,
  get() { return parents.get(this); },
  set(value) { parents.set(this, value); },
});

function setParent(module, parent) {
  if (parent === undefined) return;
  parents.set(module, parent);
  addChild(module, parent);
}

// Two threads may require one module from one place at a time.
function addChild(module, parent) {
  host.untold(() => {
    if (!parent.children.includes(module)) parent.children.push(module);
  });
}

function dirname(path) {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return slash <= 0 ? (slash === 0 ? '/' : '.') : path.slice(0, slash);
}

Module._cache = Object.create(null);
Module._pathCache = Object.create(null);
Module._extensions = Object.create(null);
Module.globalPaths = [];
Module._nodeModulePaths = (from) => host.nodeModulePaths(from);
Module._initPaths = () => {};
Module.runMain = (path = process.argv[1]) => Module._load(path, null, true);

Module._resolveLookupPaths = (request, parent) => (/^\.\.?(\/|$)/.test(request) ? [parent?.filename ? dirname(parent.filename) : '.'] : parent?.paths ?? []);

Module._resolveFilename = function (request, parent, isMain, options) {
  if (typeof request !== 'string') throw new (require('internal/errors').ERR_INVALID_ARG_TYPE)('id', 'string', request);
  if (options !== null && typeof options === 'object' && options.paths !== undefined) {
    let failure;
    for (const folder of options.paths) {
      try {
        return host.resolve(request, `${folder}/noop.js`);
      } catch (error) {
        failure = error;
      }
    }
    throw failure ?? notFound(request, parent);
  }
  try {
    return host.resolve(request, parent?.filename ?? undefined);
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') {
      const stack = [];
      for (let cursor = parent; cursor; cursor = parents.get(cursor)) stack.push(cursor.filename || cursor.id);
      if (stack.length > 0) error.message += `\nRequire stack:\n- ${stack.join('\n- ')}`;
      error.requireStack = stack;
      Error.captureStackTrace(error, Module._resolveFilename);
    }
    throw error;
  }
};

function notFound(request) {
  const error = new Error(`Cannot find module '${request}'`);
  error.code = 'MODULE_NOT_FOUND';
  return error;
}

Module._load = function (request, parent, isMain) {
  const filename = Module._resolveFilename(request, parent, isMain);
  // What another thread loads is looked at when it is done: then it comes before.
  const known = host.hasLoaded(filename) ? Module._cache[filename] : undefined;
  if (known !== undefined) {
    // Half made: this thread's own cycle, or the work of another thread, which is waited for.
    if (known.loaded === false && host.awaitLoad(filename)) return Module._load(request, parent, isMain);
    if (parent) addChild(known, parent);
    return known.exports;
  }
  if (filename.startsWith('node:') || (!host.isAbsolute(filename) && host.isBuiltin(filename))) return host.builtin(filename);
  // The main program is never done loading while it runs, so nobody waits for it.
  if (isMain) return loadNew(filename, parent, isMain);
  if (!host.claimLoad(filename)) return Module._load(request, parent, isMain);
  try {
    const other = Module._cache[filename];
    if (other === undefined) return loadNew(filename, parent, isMain);
    if (parent) addChild(other, parent);
    return other.exports;
  } finally {
    host.releaseLoad(filename);
  }
};

function loadNew(filename, parent, isMain) {
  const module = new Module(filename, parent ?? undefined);
  if (isMain) {
    host.setMain(module);
    module.id = '.';
    mainModule = module;
  }
  Module._cache[filename] = module;
  let done = false;
  try {
    module.load(filename);
    done = true;
  } finally {
    if (!done) delete Module._cache[filename];
  }
  return module.exports;
}

let mainModule;

Module.prototype.load = function (filename) {
  this.filename = filename;
  this.paths ??= host.nodeModulePaths(dirname(filename));
  const extension = extensionOf(filename);
  Module._extensions[extension](this, filename);
  this.loaded = true;
};

function extensionOf(filename) {
  const name = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
  for (let dot = name.indexOf('.', 1); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    if (Module._extensions[name.slice(dot)] !== undefined) return name.slice(dot);
  }
  return '.js';
}

Module._extensions['.js'] = function (module, filename) {
  if (filename.endsWith('.mjs') || (filename.endsWith('.js') && host.packageType(filename) === 'module')) {
    module.exports = host.requireModule(filename);
    return;
  }
  module._compile(host.readText(filename), filename);
};

Module._extensions['.json'] = function (module, filename) {
  const text = host.readText(filename);
  try {
    module.exports = JSON.parse(text);
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
};

Module._extensions['.node'] = function (module, filename) {
  throw new Error(`${filename}: native addons cannot be loaded by this engine`);
};

Module.prototype.require = function (id) {
  if (typeof id !== 'string') throw new (require('internal/errors').ERR_INVALID_ARG_TYPE)('id', 'string', id);
  if (id === '') throw new (require('internal/errors').ERR_INVALID_ARG_VALUE)('id', id, 'must be a non-empty string');
  return Module._load(id, this, false);
};

Module.prototype._compile = function (content, filename) {
  const body = host.compile(content, filename);
  if (body === undefined) {
    // The text is an ES module by its syntax.
    this.exports = host.requireModule(filename, content);
    return undefined;
  }
  return body.call(this.exports, this.exports, makeRequire(this), this, filename, dirname(filename));
};

function makeRequire(module) {
  function require(id) {
    return module.require(id);
  }
  require.resolve = function resolve(request, options) {
    return Module._resolveFilename(request, module, false, options);
  };
  require.resolve.paths = (request) => (host.isBuiltin(request) ? null : Module._resolveLookupPaths(request, module));
  require.main = mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function createRequire(filename) {
  const module = new Module(filename);
  module.filename = filename;
  module.paths = host.nodeModulePaths(dirname(filename));
  return makeRequire(module);
}

// The main program as a text without a file.
function runText(source, name) {
  const module = new Module(name);
  module.filename = `${process.cwd()}/${name}`;
  module.paths = host.nodeModulePaths(process.cwd());
  mainModule = undefined;
  Object.assign(globalThis, { require: makeRequire(module), module, exports: module.exports, __filename: name, __dirname: '.' });
}

module.exports = { Module, createRequire, runText, load: (path, isMain) => Module._load(path, null, isMain) };
