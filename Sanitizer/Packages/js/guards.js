// What an exercise must not do: end the process, change files, see time pass. Put in place before the package is loaded.
const realExit = process.exit.bind(process);
const myTimers = typeof ThreadLocal === "function" ? new ThreadLocal() : null;

function dropTimers() {
  const own = myTimers?.value;
  if (!own) return;
  myTimers.value = "over";
  for (const stop of own) stop();
}

{
  const refuse = name => () => { throw new Error(name + " is not available in an exercise"); };
  for (const name of ["exit", "reallyExit", "abort", "kill", "chdir"]) process[name] = refuse("process." + name);
  process.on("unhandledRejection", () => {});
  process.on("uncaughtException", () => {});
  const fs = require("node:fs");
  for (const of of [fs, fs.promises])
    for (const name of Object.keys(of))
      if (/^(write|append|create|rm|rename|unlink|mkdir|mkdtemp|truncate|ftruncate|chmod|chown|fchmod|fchown|lchown|link|symlink|copy|cp|utimes|futimes|lutimes)/.test(name) && typeof of[name] === "function") of[name] = refuse("fs." + name);
  // An error in a callback is the caller's; it must not end the others' calls.
  const quiet = f => typeof f !== "function" ? f : function (...args) { try { return f.apply(this, args); } catch { return undefined; } };
  const microtask = queueMicrotask;
  globalThis.queueMicrotask = f => microtask(quiet(f));
  // A thread lives as long as its timers, so they end with its calls.
  for (const [start, stop] of [["setTimeout", "clearTimeout"], ["setInterval", "clearInterval"], ["setImmediate", "clearImmediate"]]) {
    const begin = globalThis[start], end = globalThis[stop];
    globalThis[start] = (f, ...rest) => {
      const timer = begin(quiet(f), ...rest), own = myTimers?.value;
      if (own === "over") end(timer);
      else if (own) own.push(() => end(timer));
      return timer;
    };
  }
  const nextTick = process.nextTick;
  process.nextTick = (f, ...rest) => nextTick.call(process, quiet(f), ...rest);
  const RealDate = Date, now = 1700000000000;
  RealDate.now = () => now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now] : args, newTarget === globalThis.Date ? target : newTarget),
    apply: () => new RealDate(now).toString(),
  });
  RealDate.prototype.constructor = globalThis.Date;
}
