// node:perf_hooks
'use strict';

const { PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver } = require('internal/performance');

module.exports = {
  performance: require('internal/performance').performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  constants: {},
  createHistogram: () => ({ min: 0, max: 0, mean: NaN, count: 0, record() {}, reset() {}, percentile: () => 0 }),
  monitorEventLoopDelay: () => ({ min: 0, max: 0, mean: NaN, enable: () => true, disable: () => true, reset() {}, percentile: () => 0 }),
};
