// Deep equality, loose and strict, as node:assert and util.isDeepStrictEqual define it.
'use strict';

const { kindOf, getOwnNonIndexProperties } = internalBinding('util');

const hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);
const boxed = new Set(['Number', 'String', 'Boolean', 'BigInt', 'Symbol']);
const boxedValue = (value, kind) => globalThis[kind].prototype.valueOf.call(value);

function isDeepEqual(a, b) {
  return equal(a, b, false, undefined);
}

function isDeepStrictEqual(a, b) {
  return equal(a, b, true, undefined);
}

function equal(a, b, strict, memo) {
  if (a === b) return a !== 0 || !strict || Object.is(a, b);
  const objects = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null;
  if (strict) {
    if (typeof a !== 'object') return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
    if (!objects) return false;
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  } else {
    if (a === null || typeof a !== 'object') {
      // eslint-disable-next-line eqeqeq
      return (b === null || typeof b !== 'object') && (a == b || (Number.isNaN(a) && Number.isNaN(b)));
    }
    if (!objects) return false;
  }
  const tag = Object.prototype.toString.call(a);
  if (tag !== Object.prototype.toString.call(b)) return false;

  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    const left = getOwnNonIndexProperties(a, true).filter((key) => strict || typeof key !== 'symbol');
    const right = getOwnNonIndexProperties(b, true).filter((key) => strict || typeof key !== 'symbol');
    return left.length === right.length && compareKeys(a, b, strict, memo, 'array', left);
  }
  const kind = kindOf(a);
  if (tag === '[object Object]' && kind === 'Object') return compareKeys(a, b, strict, memo, kind, undefined);
  if (kind !== kindOf(b)) return false;

  switch (kind) {
    case 'Date':
      if (Date.prototype.getTime.call(a) !== Date.prototype.getTime.call(b)) {
        if (!Number.isNaN(Date.prototype.getTime.call(a)) || !Number.isNaN(Date.prototype.getTime.call(b))) return false;
      }
      break;
    case 'RegExp':
      if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
      break;
    case 'Error':
      // Message and name are not enumerable, but they are what an error is.
      if (a.message !== b.message || a.name !== b.name) return false;
      if (hasOwn(a, 'cause') !== hasOwn(b, 'cause') || (hasOwn(a, 'cause') && !equal(a.cause, b.cause, strict, memo ??= newMemo()))) return false;
      if (hasOwn(a, 'errors') !== hasOwn(b, 'errors') || (hasOwn(a, 'errors') && !equal(a.errors, b.errors, strict, memo ??= newMemo()))) return false;
      break;
    case 'Set':
    case 'Map':
      if (a.size !== b.size) return false;
      break;
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      if (!sameBytes(new Uint8Array(a), new Uint8Array(b))) return false;
      break;
    case 'WeakMap':
    case 'WeakSet':
    case 'Promise':
      return false;
    default:
      if (boxed.has(kind)) {
        const [left, right] = [boxedValue(a, kind), boxedValue(b, kind)];
        if (!(strict ? Object.is(left, right) : left === right || Object.is(left, right))) return false;
      } else if (ArrayBuffer.isView(a)) {
        if (!sameView(a, b, strict)) return false;
        const left = getOwnNonIndexProperties(a, true);
        return left.length === getOwnNonIndexProperties(b, true).length && compareKeys(a, b, strict, memo, 'view', left);
      }
  }
  return compareKeys(a, b, strict, memo, kind, undefined);
}

function sameBytes(a, b) {
  if (a.byteLength !== b.byteLength) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameView(a, b, strict) {
  if (a.byteLength !== b.byteLength) return false;
  const floats = a instanceof Float32Array || a instanceof Float64Array;
  if (!floats) return sameBytes(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), new Uint8Array(b.buffer, b.byteOffset, b.byteLength));
  for (let i = 0; i < a.length; i++) if (strict ? !Object.is(a[i], b[i]) : a[i] !== b[i]) return false;
  return true;
}

const newMemo = () => ({ left: new Map(), right: new Map(), depth: 0 });

function compareKeys(a, b, strict, memo, kind, keys) {
  if (keys === undefined) {
    keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (const key of keys) if (!hasOwn(b, key)) return false;
  } else {
    for (const key of keys) if (!isEnumerable(b, key)) return false;
  }
  if (strict && kind !== 'array' && kind !== 'view') {
    const symbols = Object.getOwnPropertySymbols(a);
    let count = 0;
    for (const symbol of symbols) {
      if (!isEnumerable(a, symbol)) {
        if (isEnumerable(b, symbol)) return false;
        continue;
      }
      if (!isEnumerable(b, symbol)) return false;
      keys.push(symbol);
      count++;
    }
    if (count !== Object.getOwnPropertySymbols(b).filter((symbol) => isEnumerable(b, symbol)).length) return false;
  }
  const plain = keys.length === 0 && (kind !== 'array' || a.length === 0) && !((kind === 'Set' || kind === 'Map') && a.size > 0);
  if (plain) return true;

  // A pair that is being compared further up counts as equal: what is left decides.
  memo ??= newMemo();
  const seenLeft = memo.left.get(a);
  const seenRight = memo.right.get(b);
  if (seenLeft !== undefined && seenRight !== undefined) return seenLeft === seenRight;
  const depth = ++memo.depth;
  memo.left.set(a, depth);
  memo.right.set(b, depth);
  const same = compareContents(a, b, strict, memo, kind, keys);
  memo.left.delete(a);
  memo.right.delete(b);
  return same;
}

function compareContents(a, b, strict, memo, kind, keys) {
  if (kind === 'Set' && !sameSet(a, b, strict, memo)) return false;
  if (kind === 'Map' && !sameMap(a, b, strict, memo)) return false;
  if (kind === 'array') {
    for (let i = 0; i < a.length; i++) {
      if (hasOwn(a, i) !== hasOwn(b, i)) return false;
      if (!equal(a[i], b[i], strict, memo)) return false;
    }
  }
  for (const key of keys) if (!equal(a[key], b[key], strict, memo)) return false;
  return true;
}

const isObject = (value) => typeof value === 'object' && value !== null;

function sameSet(a, b, strict, memo) {
  let pending;
  for (const value of a) {
    if (isObject(value)) {
      if (!b.has(value)) (pending ??= []).push(value);
    } else if (!b.has(value)) {
      if (strict) return false;
      (pending ??= []).push(value);
    }
  }
  if (pending === undefined) return true;
  const candidates = [...b].filter((value) => !a.has(value));
  return pending.every((value) => takeMatch(candidates, (other) => equal(value, other, strict, memo)));
}

function sameMap(a, b, strict, memo) {
  let pending;
  for (const [key, value] of a) {
    if (b.has(key)) {
      if (!equal(value, b.get(key), strict, memo)) {
        if (strict || isObject(key)) return false;
        (pending ??= []).push([key, value]);
      }
    } else if (isObject(key) || !strict) {
      (pending ??= []).push([key, value]);
    } else {
      return false;
    }
  }
  if (pending === undefined) return true;
  const candidates = [...b].filter(([key]) => !a.has(key) || (!strict && !isObject(key)));
  return pending.every(([key, value]) => takeMatch(candidates, ([otherKey, other]) => equal(key, otherKey, strict, memo) && equal(value, other, strict, memo)));
}

function takeMatch(candidates, matches) {
  const at = candidates.findIndex(matches);
  if (at === -1) return false;
  candidates.splice(at, 1);
  return true;
}

module.exports = { isDeepEqual, isDeepStrictEqual };
