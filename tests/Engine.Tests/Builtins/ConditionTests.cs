using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class ConditionTests
{
    private const ThreadsMode Parallel = ThreadsMode.Parallel, Locked = ThreadsMode.Locked;

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void A_mailbox_loses_nothing(ThreadsMode mode) => Assert.Equal("2000 1999000", Scripts.Log("""
        const lock = new Lock(), changed = new Condition(), box = [];
        const take = () => lock.hold(() => { while (box.length === 0) changed.wait(lock); return box.shift(); });
        const readers = [0, 1].map(() => new Thread(() => { let n = 0, sum = 0; for (let i = 0; i < 1000; i++) { sum += take(); n++; } return [n, sum]; }));
        for (let i = 0; i < 2000; i++) lock.hold(() => { box.push(i); changed.notify(); });
        const [a, b] = readers.map(t => t.join());
        log(a[0] + b[0], a[1] + b[1]);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Waiters_are_woken_in_order_of_arrival_blocking_or_not(ThreadsMode mode) => Assert.Equal("1 1 1 0 a b c", Scripts.Log("""
        const lock = new Lock(), c = new Condition(), state = { arrived: 0 }, order = [];
        const arrive = () => { state.arrived++; };
        const waitFor = n => { while (lock.hold(() => state.arrived) < n); };
        const blocked = name => new Thread(() => lock.hold(() => { arrive(); c.wait(lock); order.push(name); }));
        const woken = n => { while (lock.hold(() => order.length) < n); };
        const a = blocked('a');
        waitFor(1);
        lock.hold(() => { c.asyncWait(lock).then(release => { order.push('b'); release(); next(); }); });
        const third = blocked('c');
        waitFor(2);
        log(c.notify());
        woken(1);
        log(c.notify());
        function next() {
            log(c.notify());
            third.join(); a.join();
            log(c.notifyAll(), ...order);
        }
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void NotifyAll_counts_and_wakes_everybody(ThreadsMode mode) => Assert.Equal("5 5 0", Scripts.Log("""
        const lock = new Lock(), c = new Condition(), state = { in: 0, out: 0 };
        const threads = Array.from({ length: 5 }, () => new Thread(() => lock.hold(() => { state.in++; c.wait(lock); state.out++; })));
        while (lock.hold(() => state.in) < 5);
        log(c.notifyAll());
        threads.forEach(t => t.join());
        log(state.out, c.notify());
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void An_asynchronous_wait_consumes_the_hold_and_gives_a_fresh_one(ThreadsMode mode) => Assert.Equal("true false Error true false", Scripts.Log("""
        const lock = new Lock(), c = new Condition();
        (async () => {
            const first = await lock.asyncHold();
            log(lock.locked);
            const waiting = c.asyncWait(lock);
            log(lock.locked, errorOf(first));
            new Thread(() => lock.hold(() => c.notify())).join();
            const second = await waiting;
            log(lock.locked);
            second();
            log(lock.locked);
        })();
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void A_wait_inside_of_an_asynchronous_hold_gives_the_same_hold_back(ThreadsMode mode) => Assert.Equal("true false", Scripts.Log("""
        const lock = new Lock(), c = new Condition();
        (async () => {
            const release = await lock.asyncHold();
            const other = new Thread(() => { while (lock.hold(() => c.notify()) === 0); });
            c.wait(lock);
            log(lock.locked);
            release();
            other.join();
            log(lock.locked);
        })();
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Without_the_lock_it_is_a_TypeError(ThreadsMode mode) => Assert.Equal("TypeError TypeError TypeError TypeError Condition", Scripts.Log("""
        const lock = new Lock(), c = new Condition();
        log(errorOf(() => c.wait(lock)), errorOf(() => c.asyncWait(lock)), errorOf(() => c.wait({})), errorOf(() => Condition()), Condition.prototype[Symbol.toStringTag]);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void ThreadLocal_has_a_value_for_each_thread(ThreadsMode mode) => Assert.Equal("undefined 1 undefined 2 1 TypeError ThreadLocal", Scripts.Log("""
        const local = new ThreadLocal();
        log(local.value);
        local.value = 1;
        log(local.value, new Thread(() => local.value).join(), new Thread(() => { local.value = 2; return local.value; }).join(), local.value);
        log(errorOf(() => Object.getOwnPropertyDescriptor(ThreadLocal.prototype, 'value').get.call({})), ThreadLocal.prototype[Symbol.toStringTag]);
        """, mode));
}
