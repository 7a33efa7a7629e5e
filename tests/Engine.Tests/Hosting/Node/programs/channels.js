// Tracing channels tell of an operation: its start and end, its result or error, at once or later.
const { channel, tracingChannel } = require('node:diagnostics_channel');
const trace = tracingChannel('work');
console.log(trace.hasSubscribers, trace.traceSync((a, b) => a + b, {}, null, 1, 2));
const log = [];
const handlers = Object.fromEntries(['start', 'end', 'asyncStart', 'asyncEnd', 'error'].map((name) => [name, (message) => log.push(`${name} ${message.id} ${message.result} ${message.error?.message}`)]));
trace.subscribe(handlers);
console.log(trace.hasSubscribers, channel('tracing:work:start').hasSubscribers);
console.log(trace.traceSync(function (n) { return this.base + n; }, { id: 1 }, { base: 10 }, 5));
try {
  trace.traceSync(() => { throw new Error('no'); }, { id: 2 });
} catch (error) {
  console.log(error.message);
}
trace.traceCallback((value, done) => setTimeout(done, 1, null, value * 2), -1, { id: 3 }, null, 21, (error, result) => console.log(error, result));
trace.tracePromise(async (n) => n + 1, { id: 4 }, null, 1).then(async (value) => {
  console.log(value);
  await trace.tracePromise(async () => { throw new Error('later'); }, { id: 5 }).catch((error) => console.log(error.message));
  setTimeout(() => {
    console.log(log.join('\n'));
    console.log(trace.unsubscribe(handlers), trace.hasSubscribers);
  }, 30);
});
