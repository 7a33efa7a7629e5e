using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class LockTests
{
    private const ThreadsMode Parallel = ThreadsMode.Parallel, Locked = ThreadsMode.Locked;

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Increments_under_a_lock_are_not_lost(ThreadsMode mode) => Assert.Equal("80000", Scripts.Log("""
        const lock = new Lock(), box = { n: 0 };
        const step = () => { box.n++; };
        const threads = Array.from({ length: 4 }, () => new Thread(() => { for (let i = 0; i < 20000; i++) lock.hold(step); }));
        threads.forEach(t => t.join());
        log(box.n);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Hold_answers_or_throws_what_the_function_does_and_releases(ThreadsMode mode) => Assert.Equal("7 Error: no false 8", Scripts.Log("""
        const lock = new Lock();
        log(lock.hold(() => 7));
        try { lock.hold(() => { throw new Error('no'); }); } catch (e) { log(e); }
        log(lock.locked);
        log(new Thread(() => lock.hold(() => 8)).join());
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Locks_are_not_recursive(ThreadsMode mode) => Assert.Equal("Error false", Scripts.Log("""
        const lock = new Lock();
        log(errorOf(() => lock.hold(() => lock.hold(() => 1))), lock.locked);
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Asynchronous_holds_come_in_order_on_later_turns(ThreadsMode mode) => Assert.Equal("now 1 2 3 done", Scripts.Log("""
        const lock = new Lock();
        const all = [1, 2, 3].map(i => lock.asyncHold(() => { log(i); return i; }));
        log('now');
        Promise.all(all).then(() => log('done'));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void An_asynchronous_hold_settles_with_the_outcome(ThreadsMode mode) => Assert.Equal("5 Error: no false", Scripts.Log("""
        const lock = new Lock();
        (async () => {
            log(await lock.asyncHold(async () => 5));
            try { await lock.asyncHold(() => { throw new Error('no'); }); } catch (e) { log(e); }
            log(lock.locked);
        })();
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Without_a_function_it_answers_a_release_function_for_any_thread(ThreadsMode mode) => Assert.Equal("true false Error: Lock release function: the lock was given back already", Scripts.Log("""
        const lock = new Lock();
        lock.asyncHold().then(release => {
            log(lock.locked);
            new Thread(release).join();
            log(lock.locked);
            try { release(); } catch (e) { log(e); }
        });
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void A_granted_hold_does_not_stop_a_thread_that_its_own_thread_waits_for(ThreadsMode mode) => Assert.Equal("1000 later", Scripts.Log("""
        const lock = new Lock();
        lock.asyncHold(() => log('later'));
        log(new Thread(() => { let n = 0; for (let i = 0; i < 1000; i++) lock.hold(() => { n++; }); return n; }).join());
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void A_synchronous_hold_goes_before_an_asynchronous_one_of_the_same_thread(ThreadsMode mode) => Assert.Equal("sync async", Scripts.Log("""
        const lock = new Lock();
        lock.asyncHold(() => log('async'));
        lock.hold(() => log('sync'));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Asynchronous_and_synchronous_holders_exclude_each_other(ThreadsMode mode) => Assert.Equal("6000", Scripts.Log("""
        const lock = new Lock(), box = { n: 0 };
        const inc = () => { box.n++; };
        const threads = Array.from({ length: 3 }, (_, i) => new Thread(async () => {
            for (let k = 0; k < 500; k++) {
                lock.hold(inc);
                await lock.asyncHold(inc);
                const release = await lock.asyncHold();
                inc();
                release();
                lock.hold(inc);
            }
        }));
        Promise.all(threads.map(t => t.asyncJoin())).then(() => log(box.n));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void What_is_wrong_is_a_TypeError(ThreadsMode mode) => Assert.Equal("TypeError TypeError TypeError TypeError TypeError Lock", Scripts.Log("""
        const lock = new Lock();
        log(errorOf(() => Lock()), errorOf(() => lock.hold()), errorOf(() => Lock.prototype.hold.call({}, () => 1)), errorOf(() => lock.asyncHold(5)),
            errorOf(() => Lock.prototype.locked), Lock.prototype[Symbol.toStringTag]);
        """, mode));

    [Fact]
    public void Without_threads_there_is_no_Lock() =>
        Assert.Equal("undefined undefined undefined undefined undefined", Scripts.Log(
            "log(typeof Lock, typeof Condition, typeof ThreadLocal, typeof ConcurrentAccessError, typeof Atomics.Mutex)", ThreadsMode.Off));
}
