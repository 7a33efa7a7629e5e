using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime.Jobs;

/// <summary>Promises and async functions that several threads settle, combine and wake at once.</summary>
public sealed class PromiseThreadTests
{
    [Fact]
    public void A_promise_settles_once_and_everybody_sees_the_same() => Assert.Equal("0", ThreadScripts.Log("""
        (async () => {
            let wrong = 0;
            for (let round = 0; round < 60; round++) {
                const { promise, resolve, reject } = Promise.withResolvers();
                let reactions = 0;
                promise.then(() => reactions++, () => reactions++);
                const threads = [0, 1, 2].map(k => new Thread(() => {
                    k === 1 ? reject(k) : resolve(k === 2 ? Promise.resolve(k) : k);
                    return promise.then(v => v, v => v);
                }));
                const seen = await Promise.all(threads.map(t => t.asyncJoin()));
                if (new Set(seen).size !== 1 || reactions !== 1) wrong++;
            }
            log(wrong);
        })();
        """));

    [Fact]
    public void An_async_function_goes_on_exactly_once_for_every_await() => Assert.Equal("true", ThreadScripts.Log("""
        const n = 800, pairs = Array.from({ length: n }, () => Promise.withResolvers());
        const steps = [];
        const walk = async w => { let sum = 0; for (const { promise } of pairs) { sum += await promise; steps[w] = (steps[w] ?? 0) + 1; } return sum; };
        const walks = [0, 1, 2, 3].map(walk);
        race(4, k => { for (let i = k; i < n; i += 4) { pairs[i].resolve(i); pairs[(i + 1) % n].resolve((i + 1) % n); } });
        Promise.all(walks).then(sums => log(sums.every(s => s === n * (n - 1) / 2) && steps.every(s => s === n)));
        """));

    [Fact]
    public void Combinators_count_what_other_threads_settle() => Assert.Equal("true true true true", ThreadScripts.Log("""
        const n = 600, pairs = Array.from({ length: n }, () => Promise.withResolvers()), promises = pairs.map(p => p.promise);
        const failing = Array.from({ length: n }, () => Promise.withResolvers());
        const all = [
            Promise.all(promises).then(v => v.every((x, i) => x === i)),
            Promise.allSettled(promises).then(v => v.every((x, i) => x.value === i)),
            Promise.any(failing.map(p => p.promise)).catch(e => e.errors.every((x, i) => x === i)),
            Promise.race(promises).then(x => x >= 0 && x < n),
        ];
        race(4, k => { for (let i = k; i < n; i += 4) { pairs[i].resolve(i); failing[i].reject(i); } });
        Promise.all(all).then(v => log(...v));
        """));

    [Fact]
    public void Then_races_with_resolve_and_loses_no_reaction() => Assert.Equal("0", ThreadScripts.Log("""
        let lost = 0;
        for (let round = 0; round < 200; round++) {
            const { promise, resolve } = Promise.withResolvers();
            const counts = new Int32Array(2);
            const threads = [0, 1].map(k => new Thread(() => {
                if (k) { resolve(1); return; }
                for (let i = 0; i < 20; i++) promise.then(() => { Atomics.add(counts, 0, 1); }).finally(() => { Atomics.add(counts, 1, 1); });
            }));
            for (const t of threads) t.join();
            setTimeout(() => { if (counts[0] !== 20 || counts[1] !== 20) lost++; }, 0);
        }
        setTimeout(() => log(lost), 20);
        """));
}
