namespace ConcurrentJs.Fuzz.Generators;

/// <summary>One generator for all: one runner at a time, no value twice, none skipped (M8).</summary>
internal sealed class SharedGenerator : Topic
{
    public override string Name => "shared generator";

    public override Parts Write(FuzzChance chance, string p)
    {
        string source = chance.Pick([
            "(function* () { for (let i = 0; ; i++) yield i; })()",
            "(function* () { try { for (let i = 0; ; i++) { yield* [i]; } } finally { fail('a generator ended by itself'); } })()",
            "(function* () { let i = 0; const inner = function* () { while (true) yield i++; }; yield* inner(); })()"]);
        return new Parts(
            $"const {p}g = {source}, {p}got = Array.from({{ length: THREADS }}, () => []);",
            $$"""
            try {
              const { value, done } = {{p}}g.next();
              if (done) fail('a generator that has no end ended');
              {{p}}got[me].push(value);
            } catch (e) {
              if (!(e instanceof TypeError)) throw e;
            }
            """,
            $$"""
            const all = {{p}}got.flat().sort((a, b) => a - b);
            for (let i = 0; i < all.length; i++) if (all[i] !== i) fail('values ' + all.slice(Math.max(0, i - 2), i + 3) + ' at ' + i + ' (M8)');
            """);
    }
}

/// <summary>A plain counter under a lock, in every form a lock may be held.</summary>
internal sealed class LockedCounter : Topic
{
    public override string Name => "locked counter";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        string add = chance.Pick(["c.n++", "{ const seen = c.n; if (rnd(8) === 0) Thread.current; c.n = seen + 1; }", "c.n = [c.n].map((x) => x + 1)[0]"]);
        return new Parts(
            $"const {p}lock = new Lock(), {p}c = {{ n: 0 }};",
            $$"""
            { const c = {{p}}c; {{p}}lock.hold(() => { {{add}}; }); }
            """,
            $$"""
            if ({{p}}c.n !== THREADS * ROUNDS) fail('a lock let two in: ' + {{p}}c.n + ' of ' + THREADS * ROUNDS);
            result.push('locked', {{p}}c.n);
            """);
    }
}

/// <summary>Atomics on properties: sums, exchanges and locks made of them.</summary>
internal sealed class AtomicCounters : Topic
{
    public override string Name => "atomic counters";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        string cell = chance.Pick(["'n'", "0", "Symbol.for('n')"]);
        string start = cell == "0" ? "[0]" : "{ [" + cell + "]: 0 }";
        return new Parts(
            $"const {p}o = {start}, {p}bits = {{ b: 0 }}, {p}spin = {{ taken: 0 }}, {p}plain = {{ n: 0 }}, {p}total = {{ n: 0 }};",
            $$"""
            const before = Atomics.add({{p}}o, {{cell}}, 2);
            if (before % 2 !== 0) fail('an odd sum of twos: ' + before);
            Atomics.or({{p}}bits, 'b', 1 << me);
            if (rnd(4) === 0) {
              while (Atomics.compareExchange({{p}}spin, 'taken', 0, 1) !== 0);
              {{p}}plain.n++;
              Atomics.store({{p}}spin, 'taken', 0);
              {{p}}count++;
            }
            """,
            $$"""
            if (Atomics.load({{p}}o, {{cell}}) !== THREADS * ROUNDS * 2) fail('an atomic sum is ' + Atomics.load({{p}}o, {{cell}}));
            if ({{p}}bits.b !== (1 << THREADS) - 1) fail('an atomic or lost a bit');
            if ({{p}}plain.n !== {{p}}total.n) fail('a spin lock let two in');
            result.push('atomic', {{p}}o[{{cell}}]);
            """,
            First: $"let {p}count = 0;",
            Last: $"Atomics.add({p}total, 'n', {p}count);");
    }
}

/// <summary>Atomics on typed arrays over shared memory.</summary>
internal sealed class TypedAtomics : Topic
{
    public override string Name => "typed array atomics";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        string type = chance.Pick(["Int8Array", "Uint8Array", "Int16Array", "Int32Array", "Uint32Array", "BigInt64Array"]);
        string one = type.StartsWith("Big", StringComparison.Ordinal) ? "1n" : "1";
        return new Parts(
            $$"""
            const {{p}}ta = new {{type}}(new SharedArrayBuffer(64)), {{p}}expected = new {{type}}(1);
            for (let i = 0; i < THREADS * ROUNDS; i++) {{p}}expected[0] += {{one}};
            """,
            $$"""
            Atomics.add({{p}}ta, 1, {{one}});
            Atomics.sub({{p}}ta, 2, {{one}});
            if (Atomics.load({{p}}ta, 3) != 0) fail('a neighbour changed');
            """,
            $$"""
            if ({{p}}ta[1] !== {{p}}expected[0]) fail('an atomic sum in shared memory is ' + {{p}}ta[1] + ', not ' + {{p}}expected[0]);
            result.push('typed', String({{p}}ta[1]));
            """);
    }
}

/// <summary>Condition: what is put into a mailbox is taken out once.</summary>
internal sealed class Mailbox : Topic
{
    public override string Name => "mailbox";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        string wake = chance.Pick(["notify", "notifyAll"]);
        int room = chance.Between(1, 4);
        return new Parts(
            $$"""
            const {{p}}lock = new Lock(), {{p}}full = new Condition(), {{p}}empty = new Condition(), {{p}}box = [], {{p}}sums = { put: 0, taken: 0 };
            function {{p}}put(v) { {{p}}lock.hold(() => { while ({{p}}box.length >= {{room}}) {{p}}empty.wait({{p}}lock); {{p}}box.push(v); {{p}}sums.put += v; {{p}}full.notifyAll(); }); }
            function {{p}}take() { return {{p}}lock.hold(() => { while ({{p}}box.length === 0) {{p}}full.wait({{p}}lock); const v = {{p}}box.shift(); {{p}}sums.taken += v; {{p}}empty.{{(wake == "notify" ? "notifyAll" : wake)}}(); return v; }); }
            """,
            $$"""
            if (rnd(4) === 0) {
              const helper = new Thread(() => {{p}}take());
              {{p}}put(me * 1000 + round + 1);
              if (typeof helper.join() !== 'number') fail('took nothing');
            }
            """,
            $"if ({p}sums.put !== {p}sums.taken || {p}box.length) fail('put ' + {p}sums.put + ', took ' + {p}sums.taken);");
    }
}

/// <summary>Promises settled by racing threads settle once; each reaction runs once (M8).</summary>
internal sealed class PromiseRaces : Topic
{
    public override string Name => "promise races";

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        const {{p}}all = Array.from({ length: ROUNDS }, () => Promise.withResolvers());
        const {{p}}runs = Array.from({ length: ROUNDS }, () => ({ n: 0, values: new Set() }));
        for (let i = 0; i < ROUNDS; i++) {{p}}all[i].promise.then((v) => { Atomics.add({{p}}runs[i], 'n', 1); {{p}}runs[i].values.add(v); }, (v) => { Atomics.add({{p}}runs[i], 'n', 1); {{p}}runs[i].values.add(v); });
        """,
        $$"""
        const { promise, resolve, reject } = {{p}}all[round];
        promise.then((v) => {{p}}runs[round].values.add(v), (v) => {{p}}runs[round].values.add(v));
        if (rnd(2)) resolve('r' + me); else reject('x' + me);
        """,
        $$"""
        setTimeout(() => {
          for (const run of {{p}}runs) if (run.n !== 1 || run.values.size !== 1) fail('a promise settled ' + run.n + ' times, with ' + run.values.size + ' values (M8)');
        }, 1);
        """);
}

/// <summary>Threads that start threads.</summary>
internal sealed class SpawnTrees : Topic
{
    public override string Name => "spawn trees";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p)
    {
        int depth = chance.Between(1, 3), width = chance.Between(1, 2), every = chance.Between(5, 20);
        return new Parts(
            $$"""
            function {{p}}grow(depth, x) {
              if (depth === 0) return x;
              const children = [];
              for (let i = 0; i < {{width}}; i++) children.push(new Thread({{p}}grow, depth - 1, x + i));
              return children.reduce((sum, t) => sum + t.join(), x);
            }
            function {{p}}expect(depth, x) { if (depth === 0) return x; let sum = x; for (let i = 0; i < {{width}}; i++) sum += {{p}}expect(depth - 1, x + i); return sum; }
            """,
            $$"""
            if (round % {{every}} === 0) {
              const sum = {{p}}grow({{depth}}, round);
              if (sum !== {{p}}expect({{depth}}, round)) fail('a tree of threads summed up to ' + sum);
            }
            """);
    }
}

/// <summary>ThreadLocal: everybody sees its own.</summary>
internal sealed class ThreadLocals : Topic
{
    public override string Name => "thread locals";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p) => new(
        $"const {p}tl = new ThreadLocal();",
        $$"""
        if (rnd(3) === 0) {{p}}tl.value = {{p}}last = { me, round };
        if ({{p}}tl.value !== {{p}}last) fail('another thread\'s ThreadLocal');
        if (round % 10 === 0) { const churn = new ThreadLocal(); if (churn.value !== undefined) fail('a new ThreadLocal has a value'); churn.value = me; if (churn.value !== me) fail('a ThreadLocal forgot'); }
        if (round % 40 === 0 && new Thread(() => {{p}}tl.value).join() !== undefined) fail('a new thread inherited a ThreadLocal');
        """,
        First: $"let {p}last = undefined;");
}

/// <summary>Exceptions and stack overflows while locks are held: the lock is free afterwards.</summary>
internal sealed class ErrorsUnderLocks : Topic
{
    public override string Name => "errors under locks";

    public override bool IsRaceFree => true;

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        const {{p}}lock = new Lock(), {{p}}c = { n: 0 };
        function {{p}}deep() { return 1 + {{p}}deep(); }
        """,
        $$"""
        const why = round % 25 === 0 ? 'overflow' : 'throw';
        try {
          {{p}}lock.hold(() => { {{p}}c.n++; if (why === 'overflow') {{p}}deep(); throw new Error('e' + me); });
          fail('nothing was thrown');
        } catch (e) {
          if (why === 'overflow' ? !(e instanceof RangeError) : e.message !== 'e' + me) fail('another thread\'s error: ' + String(e));
        }
        """,
        $$"""
        if ({{p}}lock.locked || {{p}}c.n !== THREADS * ROUNDS) fail('a lock was not given back: ' + {{p}}c.n);
        result.push('errors', {{p}}c.n);
        """);
}

/// <summary>Resizing, growing and transferring buffers under readers and writers.</summary>
internal sealed class BufferResizing : Topic
{
    public override string Name => "buffer resizing";

    public override Parts Write(FuzzChance chance, string p) => new(
        $$"""
        const {{p}}buffer = new ArrayBuffer(64, { maxByteLength: 4096 }), {{p}}view = new Uint8Array({{p}}buffer), {{p}}grows = new SharedArrayBuffer(16, { maxByteLength: 8192 });
        """,
        $$"""
        switch (rnd(5)) {
          case 0: {{p}}buffer.resize(rnd(4096)); break;
          case 1: {{p}}view.fill(7); break;
          case 2: for (let i = 0; i < 64; i += 7) { const v = {{p}}view[i]; if (v !== undefined && v !== 0 && v !== 7) fail('a byte from nowhere (M2): ' + v); } break;
          case 3: try { {{p}}grows.grow({{p}}grows.byteLength + rnd(64)); } catch (e) { if (!(e instanceof RangeError)) throw e; } break;
          case 4: { const n = {{p}}view.length; if (!(n >= 0 && n <= 4096)) fail('a length from nowhere: ' + n); for (const v of {{p}}view.slice(0, 32)) if (v !== 0 && v !== 7) fail('a byte from nowhere (M2): ' + v); break; }
        }
        if ({{p}}grows.byteLength < {{p}}size) fail('a shared buffer shrank');
        {{p}}size = {{p}}grows.byteLength;
        """,
        First: $"let {p}size = 0;");
}
