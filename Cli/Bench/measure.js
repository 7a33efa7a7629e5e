// The measuring half of `cjs bench`: runs inside any engine. PLAN is put before it:
// { suite, name, inner, files, warmupMs, measureMs, iterationsMin, iterationsMax }.
// Prints one line of JSON after a mark: the milliseconds of each measured iteration and, where the engine tells,
// the bytes each allocated.
(function (plan) {
  "use strict";

  var globals = typeof globalThis === "object" ? globalThis : this;
  var say = typeof console === "object" && console.log ? function (text) { console.log(text); } : globals.print;
  var clock = typeof performance === "object" && performance.now ? function () { return performance.now(); } : Date.now;
  var allocated = globals.$vm && globals.$vm.allocatedBytes ? function () { return globals.$vm.allocatedBytes(); } : null;

  // Files are run as classic scripts in the global scope, whatever this file itself is.
  function include(path) {
    if (typeof globals.load === "function") return void globals.load(path);
    var fs = require("fs"), vm = require("vm");
    vm.runInThisContext(fs.readFileSync(path, "utf8"), { filename: path });
  }

  function awfyIteration() {
    var modules = globals.__awfyModules;
    function requireModule(name) {
      var module = modules[name];
      if (!module.exports) {
        module.exports = {};
        module.define(requireModule, module.exports, module);
      }
      return module.exports;
    }
    var benchmark = requireModule("./" + plan.name.toLowerCase()).newInstance();
    return function () {
      if (!benchmark.innerBenchmarkLoop(plan.inner)) throw new Error("wrong result");
    };
  }

  function octaneIteration() {
    var suites = globals.BenchmarkSuite.suites;
    globals.BenchmarkSuite.ResetRNG();
    var benchmarks = suites[suites.length - 1].benchmarks;
    benchmarks.forEach(function (benchmark) { benchmark.Setup(); });
    return function () {
      for (var n = 0; n < plan.inner; n++)
        for (var i = 0; i < benchmarks.length; i++) benchmarks[i].run();
    };
  }

  // Octane's zlib looks for a host to talk to: it must find a plain shell in every engine.
  if (plan.suite === "octane") {
    globals.print = globals.print || say;
    globals.read = globals.read || function () { throw new Error("no files here"); };
  }
  plan.files.forEach(include);
  if (plan.suite === "octane" && globals.process) globals.process = undefined;
  var iteration = plan.suite === "awfy" ? awfyIteration() : octaneIteration();

  var started = clock(), warmups = 0;
  do { iteration(); warmups++; } while (clock() - started < plan.warmupMs);

  var times = [], bytes = [];
  started = clock();
  while (times.length < plan.iterationsMin || (times.length < plan.iterationsMax && clock() - started < plan.measureMs)) {
    var before = allocated ? allocated() : 0, from = clock();
    iteration();
    times.push(clock() - from);
    if (allocated) bytes.push(allocated() - before);
  }
  say("\ncjs-bench:" + JSON.stringify({ warmups: warmups, times: times, bytes: bytes }));
}).call(this, PLAN);
