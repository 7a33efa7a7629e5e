// util.types: what a value is inside, whatever its prototype says.
'use strict';

const { kindOf, getProxyDetails } = internalBinding('util');

const boxed = new Set(['Number', 'String', 'Boolean', 'BigInt', 'Symbol']);
const object = (value) => typeof value === 'object' && value !== null;
const is = (kind) => (value) => object(value) && kindOf(value) === kind;
const anyOf = (...kinds) => (value) => object(value) && kinds.includes(kindOf(value));
const toStringTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

const types = {
  isExternal: () => false,
  isDate: is('Date'),
  isArgumentsObject: is('Arguments'),
  isBigIntObject: is('BigInt'),
  isBooleanObject: is('Boolean'),
  isNumberObject: is('Number'),
  isStringObject: is('String'),
  isSymbolObject: is('Symbol'),
  isBoxedPrimitive: (value) => object(value) && boxed.has(kindOf(value)),
  isNativeError: is('Error'),
  isRegExp: is('RegExp'),
  isAsyncFunction: (value) => typeof value === 'function' && /^Async/.test(kindOf(value)),
  isGeneratorFunction: (value) => typeof value === 'function' && /GeneratorFunction$/.test(kindOf(value)),
  isGeneratorObject: anyOf('Generator', 'AsyncGenerator'),
  isPromise: is('Promise'),
  isMap: is('Map'),
  isSet: is('Set'),
  isMapIterator: is('MapIterator'),
  isSetIterator: is('SetIterator'),
  isWeakMap: is('WeakMap'),
  isWeakSet: is('WeakSet'),
  isArrayBuffer: is('ArrayBuffer'),
  isDataView: is('DataView'),
  isSharedArrayBuffer: is('SharedArrayBuffer'),
  isProxy: (value) => (object(value) || typeof value === 'function') && getProxyDetails(value) !== undefined,
  isModuleNamespaceObject: is('Module'),
  isAnyArrayBuffer: anyOf('ArrayBuffer', 'SharedArrayBuffer'),
  isCryptoKey: () => false,
  isKeyObject: () => false,
  isArrayBufferView: ArrayBuffer.isView,
  isTypedArray: (value) => object(value) && toStringTag.call(value) !== undefined,
};
for (const name of ['Uint8', 'Uint8Clamped', 'Uint16', 'Uint32', 'Int8', 'Int16', 'Int32', 'Float16', 'Float32', 'Float64', 'BigInt64', 'BigUint64']) {
  types[`is${name}Array`] = (value) => object(value) && toStringTag.call(value) === `${name}Array`;
}

module.exports = types;
