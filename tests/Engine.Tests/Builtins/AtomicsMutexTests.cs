using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class AtomicsMutexTests
{
    private const ThreadsMode Parallel = ThreadsMode.Parallel, Locked = ThreadsMode.Locked;

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Tokens_hold_until_they_are_disposed(ThreadsMode mode) => Assert.Equal("true false 40000 false", Scripts.Log("""
        const mutex = new Atomics.Mutex(), box = { n: 0 };
        { using token = Atomics.Mutex.lock(mutex); log(token.locked); box.token = token; }
        log(box.token.locked);
        const threads = Array.from({ length: 4 }, () => new Thread(() => { for (let i = 0; i < 10000; i++) { using token = Atomics.Mutex.lock(mutex); box.n++; } }));
        threads.forEach(t => t.join());
        log(box.n, box.token.unlock());
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void LockIfAvailable_answers_null_when_the_time_is_over(ThreadsMode mode) => Assert.Equal("null null true true false Error", Scripts.Log("""
        const mutex = new Atomics.Mutex(), token = Atomics.Mutex.lock(mutex);
        log(new Thread(() => Atomics.Mutex.lockIfAvailable(mutex, 0)).join(), new Thread(() => Atomics.Mutex.lockIfAvailable(mutex, 5)).join());
        log(token.unlock(), Atomics.Mutex.lockIfAvailable(mutex, 0, token) === token, new Atomics.Mutex.UnlockToken().locked);
        log(errorOf(() => Atomics.Mutex.lock(mutex)));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void What_is_wrong_is_a_TypeError(ThreadsMode mode) => Assert.Equal("TypeError TypeError TypeError TypeError TypeError TypeError", Scripts.Log("""
        const mutex = new Atomics.Mutex(), token = Atomics.Mutex.lock(mutex), condition = new Atomics.Condition();
        log(errorOf(() => Atomics.Mutex()), errorOf(() => Atomics.Mutex.lock({})), errorOf(() => Atomics.Mutex.lock(new Atomics.Mutex(), token)));
        log(errorOf(() => Atomics.Condition.wait(condition, mutex)), errorOf(() => Atomics.Condition.wait(condition, new Atomics.Mutex.UnlockToken())));
        log(new Thread(() => errorOf(() => Atomics.Condition.wait(condition, token))).join());
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void A_condition_gives_the_mutex_back_while_it_waits(ThreadsMode mode) => Assert.Equal("1 true", Scripts.Log("""
        const mutex = new Atomics.Mutex(), condition = new Atomics.Condition();
        const t = new Thread(() => { using token = Atomics.Mutex.lock(mutex); Atomics.Condition.wait(condition, token); return token.locked; });
        let woken = 0;
        while (woken === 0) { using token = Atomics.Mutex.lock(mutex); woken = Atomics.Condition.notify(condition); }
        log(woken, t.join());
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void WaitFor_knows_time_and_predicate(ThreadsMode mode) => Assert.Equal("false false true true", Scripts.Log("""
        const mutex = new Atomics.Mutex(), condition = new Atomics.Condition(), box = { ready: false };
        {
            using token = Atomics.Mutex.lock(mutex);
            log(Atomics.Condition.waitFor(condition, token, 5), Atomics.Condition.waitFor(condition, token, 5, () => box.ready));
            const other = new Thread(() => { using token = Atomics.Mutex.lock(mutex); box.ready = true; Atomics.Condition.notify(condition); });
            log(Atomics.Condition.waitFor(condition, token, 600000, () => box.ready), token.locked);
            other;
        }
        """, mode));
}
