// performance: the clock, marks and measures.
'use strict';

const { now, timeOrigin } = internalBinding('process');
const { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } = require('internal/errors');

const entries = [];
const observers = new Set();

class PerformanceEntry {
  constructor(name, entryType, startTime, duration, detail) {
    Object.assign(this, { name, entryType, startTime, duration });
    if (detail !== undefined) this.detail = detail;
  }
  toJSON() { return { ...this }; }
}
class PerformanceMark extends PerformanceEntry {
  constructor(name, options = {}) {
    super(`${name}`, 'mark', options.startTime ?? now(), 0, options.detail ?? null);
  }
}
class PerformanceMeasure extends PerformanceEntry {}

function record(entry) {
  entries.push(entry);
  for (const observer of observers) observer._take(entry);
  return entry;
}

function timeOf(mark) {
  if (typeof mark === 'number') return mark;
  const found = entries.findLast((entry) => entry.entryType === 'mark' && entry.name === `${mark}`);
  if (found === undefined) {
    const { DOMException } = require('internal/event_target');
    throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
  }
  return found.startTime;
}

class PerformanceObserver {
  #callback;
  #types = new Set();
  #pending = [];
  static supportedEntryTypes = ['mark', 'measure'];
  constructor(callback) {
    if (typeof callback !== 'function') throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    this.#callback = callback;
  }
  observe(options = {}) {
    for (const type of options.entryTypes ?? [options.type]) this.#types.add(type);
    observers.add(this);
  }
  disconnect() { observers.delete(this); }
  takeRecords() { return this.#pending.splice(0); }
  _take(entry) {
    if (!this.#types.has(entry.entryType)) return;
    if (this.#pending.push(entry) > 1) return;
    setImmediate(() => {
      const list = this.#pending.splice(0);
      if (list.length === 0) return;
      this.#callback({
        getEntries: () => list.slice(),
        getEntriesByType: (type) => list.filter((each) => each.entryType === type),
        getEntriesByName: (name) => list.filter((each) => each.name === name),
      }, this);
    });
  }
}

const select = (test) => entries.filter(test).sort((a, b) => a.startTime - b.startTime);

function clear(type, name) {
  for (let i = entries.length - 1; i >= 0; i--) {
    if (entries[i].entryType === type && (name === undefined || entries[i].name === name)) entries.splice(i, 1);
  }
}

class Performance {
  get timeOrigin() { return timeOrigin; }
  now() { return now(); }
  mark(name, options) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return record(new PerformanceMark(name, options));
  }
  measure(name, startOrOptions, end) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    const options = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions : { start: startOrOptions, end };
    const stop = options.end !== undefined ? timeOf(options.end)
      : options.duration !== undefined && options.start !== undefined ? timeOf(options.start) + options.duration : now();
    const start = options.start !== undefined ? timeOf(options.start) : options.duration !== undefined ? stop - options.duration : 0;
    return record(new PerformanceMeasure(`${name}`, 'measure', start, stop - start, options.detail ?? null));
  }
  clearMarks(name) { clear('mark', name); }
  clearMeasures(name) { clear('measure', name); }
  getEntries() { return select(() => true); }
  getEntriesByName(name, type) { return select((entry) => entry.name === name && (type === undefined || entry.entryType === type)); }
  getEntriesByType(type) { return select((entry) => entry.entryType === type); }
  eventLoopUtilization() { return { idle: 0, active: 0, utilization: 0 }; }
  timerify(fn) { return fn; }
  get nodeTiming() { return { name: 'node', entryType: 'node', startTime: 0, duration: now() }; }
  toJSON() { return { nodeTiming: this.nodeTiming, timeOrigin, eventLoopUtilization: this.eventLoopUtilization() }; }
}
Object.defineProperty(Performance.prototype, Symbol.toStringTag, { configurable: true, value: 'Performance' });
for (const name of ['now', 'mark', 'measure', 'timeOrigin', 'clearMarks', 'clearMeasures', 'getEntries', 'getEntriesByName', 'getEntriesByType', 'toJSON']) {
  Object.defineProperty(Performance.prototype, name, { enumerable: true });
}

module.exports = { performance: new Performance(), Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver };
