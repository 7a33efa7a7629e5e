// expect: predicted o.config
// The reader's section reads nothing that the writer's wrote.
const o = { config: null, hits: 0 }, l = new Lock(), nap = { n: 0 };
const a = new Thread(() => { o.config = { size: 1 }; l.hold(() => { o.other = 1; }); });
const b = new Thread(() => { Atomics.wait(nap, 'n', 0, 60); l.hold(() => { o.hits = 1; }); o.config; });
a.join(); b.join();
