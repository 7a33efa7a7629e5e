// structuredClone. https://html.spec.whatwg.org/#structured-cloning
'use strict';

const host = internalBinding('messages');

function fail(value) {
  const { DOMException } = require('internal/event_target');
  let text;
  try {
    text = typeof value === 'symbol' ? value.toString() : typeof value === 'function' ? Function.prototype.toString.call(value) : `#<${value?.constructor?.name ?? 'Object'}>`;
  } catch {
    text = 'value';
  }
  return new DOMException(`${text} could not be cloned.`, 'DataCloneError');
}

function structuredClone(value, options = undefined) {
  if (arguments.length === 0) throw new (require('internal/errors').ERR_MISSING_ARGS)('The "value" argument');
  return host.clone(value, options?.transfer === undefined ? [] : [...options.transfer]);
}

module.exports = { structuredClone, fail };
