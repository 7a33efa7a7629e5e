globalThis.slowRuns++;
for (let i = 0; i < 5000; i++);
exports.ready = true;
