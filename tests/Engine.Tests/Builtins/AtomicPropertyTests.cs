using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class AtomicPropertyTests
{
    private const ThreadsMode Parallel = ThreadsMode.Parallel, Locked = ThreadsMode.Locked;

    [Theory]
    [InlineData("({ n: 0 })", "'n'", Parallel), InlineData("({ n: 0 })", "'n'", Locked)]
    [InlineData("(() => { const o = { a: 1, n: 0 }; delete o.a; return o; })()", "'n'", Parallel)]
    [InlineData("[0, 0, 0]", "1", Parallel)]
    [InlineData("Object.defineProperty([0, 0], 1, { enumerable: false })", "1", Parallel)]
    [InlineData("(globalThis.n = 0, globalThis)", "'n'", Parallel)]
    [InlineData("({ n: 0.5 - 0.5 })", "'n'", Parallel)]
    [InlineData("({ [Symbol.iterator]: 0 })", "Symbol.iterator", Parallel)]
    [InlineData("(() => { const o = { n: {} }; o.n = 0; return o; })()", "'n'", Parallel)]
    public void Additions_are_not_lost(string target, string key, ThreadsMode mode) => Assert.Equal("60000", Scripts.Log($$"""
        const o = {{target}};
        const threads = Array.from({ length: 3 }, () => new Thread(() => { for (let i = 0; i < 20000; i++) Atomics.add(o, {{key}}, 1); }));
        threads.forEach(t => t.join());
        log(o[{{key}}]);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Additions_survive_the_objects_growth(ThreadsMode mode) => Assert.Equal("20000 2000", Scripts.Log("""
        const o = { n: 0 };
        const adder = new Thread(() => { for (let i = 0; i < 20000; i++) Atomics.add(o, 'n', 1); });
        const grower = new Thread(() => { for (let i = 0; i < 2000; i++) { o['p' + i] = i; if (i % 3 === 0) { o.q = 1; delete o.q; } } });
        adder.join(); grower.join();
        log(o.n, Object.keys(o).length - 1);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void One_of_many_wins_an_exchange(ThreadsMode mode) => Assert.Equal("1000", Scripts.Log("""
        const o = { turn: 0 };
        const threads = Array.from({ length: 4 }, () => new Thread(() => {
            let won = 0;
            for (let i = 0; i < 1000; i++) if (Atomics.compareExchange(o, 'turn', i, i + 1) === i) won++; else while (Atomics.load(o, 'turn') <= i);
            return won;
        }));
        log(threads.reduce((sum, t) => sum + t.join(), 0));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Values_of_any_kind_go_through(ThreadsMode mode) => Assert.Equal("1 true a undefined 3 3 5 1 7 -0.5 true 2", Scripts.Log("""
        const key = {}, o = { x: 1, n: 1 };
        log(Atomics.exchange(o, 'x', key), Atomics.exchange(o, 'x', 'a') === key, Atomics.load(o, 'x'));
        log(Atomics.store(o, 'fresh', undefined), Atomics.store(o, 'y', 3), o.y);
        o.n = 5;
        log(Atomics.and(o, 'n', 3), Atomics.or(o, 'n', 6), Atomics.sub(o, 'n', 7.5), o.n);
        const nan = { v: NaN };
        log(Number.isNaN(Atomics.compareExchange(nan, 'v', NaN, 2)), nan.v);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Store_makes_elements_and_moves_the_length(ThreadsMode mode) => Assert.Equal("6 4294967295 x TypeError", Scripts.Log("""
        const a = [1];
        Atomics.store(a, 5, 'x');
        log(a.length);
        Atomics.store(a, 4294967294, 'y');
        log(a.length, a[5], errorOf(() => Atomics.store(Object.preventExtensions([]), 0, 1)));
        """, mode));

    [Theory]
    [InlineData("Atomics.load({}, 'x')"), InlineData("Atomics.add({}, 'x', 1)"), InlineData("Atomics.exchange({}, 'x', 1)")]
    [InlineData("Atomics.load({ get x() { return 1; } }, 'x')"), InlineData("Atomics.store({ set x(v) {} }, 'x', 1)")]
    [InlineData("Atomics.load(Object.create({ x: 1 }), 'x')"), InlineData("Atomics.load(new Proxy({ x: 1 }, {}), 'x')")]
    [InlineData("Atomics.load([], 'length')"), InlineData("Atomics.store([], 'length', 0)"), InlineData("Atomics.load(/a/, 'lastIndex')")]
    [InlineData("Atomics.load(Object('abc'), 1)"), InlineData("Atomics.store(Object.freeze({ x: 1 }), 'x', 1)")]
    [InlineData("Atomics.compareExchange(Object.freeze({ x: 1 }), 'x', 2, 3)"), InlineData("Atomics.store(Object.preventExtensions({}), 'x', 1)")]
    [InlineData("Atomics.add({ x: '1' }, 'x', 1)"), InlineData("Atomics.add({ x: 1n }, 'x', 1n)"), InlineData("Atomics.xor({ x: 1 }, 'x', 1n)")]
    [InlineData("Atomics.wait({}, 'x', 1, 0)"), InlineData("Atomics.notify({}, 'x')"), InlineData("Atomics.waitAsync({}, 'x', 1)")]
    [InlineData("Atomics.load(1, 'x')"), InlineData("(function (a) { return Atomics.load(arguments, 0); })(1)")]
    public void Refusals_are_TypeErrors(string expression)
    {
        Assert.Equal("TypeError", Scripts.Log($"log(errorOf(() => {expression}))", Parallel));
        Assert.Equal("TypeError", Scripts.Log($"log(errorOf(() => {expression}))", ThreadsMode.Off));
    }

    [Fact]
    public void Without_threads_properties_are_not_meant() =>
        Assert.Equal("TypeError", Scripts.Log("log(errorOf(() => Atomics.load({ x: 1 }, 'x')))", ThreadsMode.Off));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void A_wait_ends_by_notify_by_time_or_at_once(ThreadsMode mode) => Assert.Equal("not-equal timed-out ok 1 0", Scripts.Log("""
        const o = { x: 1 };
        log(Atomics.wait(o, 'x', 2), Atomics.wait(o, 'x', 1, 5));
        const t = new Thread(() => Atomics.wait(o, 'x', 1));
        let woken;
        while (!(woken = Atomics.notify(o, 'x')));
        log(t.join(), woken, Atomics.notify(o, 'x'));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Places_are_told_apart_by_object_and_key(ThreadsMode mode) => Assert.Equal("0 0 0 2 ok ok", Scripts.Log("""
        const o = { x: 1, y: 1 }, other = { x: 1 }, shared = new Int32Array(new SharedArrayBuffer(8));
        const waits = [Atomics.waitAsync(o, 'x', 1), Atomics.waitAsync(o, 'x', 1)];
        log(Atomics.notify(o, 'y'), Atomics.notify(other, 'x'), Atomics.notify(shared, 0), Atomics.notify(o, 'x'));
        Promise.all(waits.map(w => w.value)).then(results => log(...results));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Asynchronous_waits_time_out_and_are_notified(ThreadsMode mode) => Assert.Equal("false not-equal false timed-out true timed-out ok", Scripts.Log("""
        const o = { x: 1 };
        const at_once = Atomics.waitAsync(o, 'x', 2), no_time = Atomics.waitAsync(o, 'x', 1, 0), some = Atomics.waitAsync(o, 'x', 1, 5);
        log(at_once.async, at_once.value, no_time.async, no_time.value, some.async);
        some.value.then(log).then(() => {
            const last = Atomics.waitAsync(o, 'x', 1, 60000);
            new Thread(() => Atomics.notify(o, 'x')).join();
            last.value.then(log);
        });
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void A_baton_goes_round_by_wait_and_notify(ThreadsMode mode) => Assert.Equal("600", Scripts.Log("""
        const o = { turn: 0 };
        const threads = [0, 1, 2].map(me => new Thread(() => {
            for (let i = 0; i < 200; i++) {
                for (let seen; (seen = Atomics.load(o, 'turn')) % 3 !== me;) Atomics.wait(o, 'turn', seen);
                Atomics.add(o, 'turn', 1);
                Atomics.notify(o, 'turn');
            }
        }));
        threads.forEach(t => t.join());
        log(o.turn);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Shared_memory_waits_work_between_threads(ThreadsMode mode) => Assert.Equal("ok 600", Scripts.Log("""
        const shared = new Int32Array(new SharedArrayBuffer(8));
        const t = new Thread(() => Atomics.wait(shared, 0, 0));
        while (!Atomics.notify(shared, 0));
        log(t.join());
        const threads = [0, 1, 2].map(me => new Thread(() => {
            for (let i = 0; i < 200; i++) {
                for (let seen; (seen = Atomics.load(shared, 1)) % 3 !== me;) Atomics.wait(shared, 1, seen);
                Atomics.add(shared, 1, 1);
                Atomics.notify(shared, 1);
            }
        }));
        threads.forEach(t => t.join());
        log(shared[1]);
        """, mode));
}
