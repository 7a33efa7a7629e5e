using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime;

/// <summary>Generators and iterators that several threads use at once (M8): one runner, no value twice, none skipped.</summary>
public sealed class GeneratorThreadTests
{
    [Theory]
    [InlineData("(function* () { for (let i = 0; i < 3000; i++) yield i; })()")]
    [InlineData("(function* () { yield* (function* () { for (let i = 0; i < 3000; i++) yield i; })(); })()")]
    [InlineData("Array.from({ length: 3000 }, (_, i) => i).values()")]
    [InlineData("new Uint16Array(3000).keys()")]
    [InlineData("new Map(Array.from({ length: 3000 }, (_, i) => [i, i])).values()")]
    [InlineData("new Set(Array.from({ length: 3000 }, (_, i) => i)).keys()")]
    [InlineData("Array.from({ length: 3000 }, (_, i) => i).values().filter(() => true).map(x => x).take(3000)")]
    [InlineData("Iterator.concat(Array.from({ length: 1000 }, (_, i) => i), Array.from({ length: 2000 }, (_, i) => 1000 + i))")]
    public void Threads_share_the_values_of_an_iterator_out_among_them(string iterator) =>
        Assert.Equal("true", ThreadScripts.Log($"const it = {iterator}; log(complete(race(4, () => taken(it)), 3000));"));

    [Fact]
    public void Code_points_and_matches_are_given_out_once() => Assert.Equal("2000 true", ThreadScripts.Log("""
        const text = Array.from({ length: 2000 }, (_, i) => String.fromCodePoint(i % 2 ? 0x1F600 + i : 0x100 + i)).join('');
        const it = text[Symbol.iterator]();
        log(new Set(race(4, () => taken(it)).flat()).size);
        const matches = Array.from({ length: 500 }, (_, i) => 'x' + i).join(' ').matchAll(/\d+/g);
        log(complete(race(4, () => taken(matches).map(m => +m[0])), 500));
        """));

    [Fact]
    public void While_one_thread_runs_a_generator_another_is_refused() => Assert.Equal("TypeError TypeError 1 2", ThreadScripts.Log("""
        const refused = fn => { try { fn(); return 'none'; } catch (e) { return e.constructor.name; } };
        const g = (function* () {
            log(new Thread(() => refused(() => g.next())).join(), new Thread(() => refused(() => g.return())).join());
            yield 1;
            yield 2;
        })();
        log(g.next().value, new Thread(() => g.next().value).join());
        """));

    [Fact]
    public void Of_racing_returns_and_steps_each_sees_a_possible_order() => Assert.Equal("0 0", ThreadScripts.Log("""
        let wrong = 0, unclosed = 0;
        for (let round = 0; round < 100; round++) {
            let closed = 0;
            const g = (function* () { try { for (let i = 0; i < 50000; i++) yield i; } finally { closed++; } })();
            g.next();
            const [values, returned] = race(2, k => {
                if (k === 0) return taken(g);
                for (;;) try { return g.return('end').value; } catch (e) { if (!/already running/.test(e.message)) throw e; }
            });
            if (returned !== 'end' || !values.every((x, i) => x === i + 1)) wrong++;
            if (closed !== 1 || !g.next().done) unclosed++;
        }
        log(wrong, unclosed);
        """));

    [Fact]
    public void Requests_of_many_threads_to_an_async_generator_are_each_answered_once() => Assert.Equal("true true", ThreadScripts.Log("""
        const n = 600;
        const g = (async function* () {
            for (let i = 0; i < n; i++) {
                if (i % 3 === 0) await null;
                if (i % 50 === 0) await new Promise(f => setTimeout(f, 0));
                yield i % 5 ? i : Promise.resolve(i);
            }
        })();
        const threads = Array.from({ length: 4 }, () => new Thread(async () => {
            const mine = [];
            for (;;) {
                const results = await Promise.all([g.next(), g.next()]);
                mine.push(...results.filter(r => !r.done).map(r => r.value));
                if (results.some(r => r.done)) return mine;
            }
        }));
        Promise.all(threads.map(t => t.asyncJoin())).then(lists => log(complete(lists, n), lists.every(list => list.every((x, i) => i === 0 || list[i - 1] < x))));
        """));

    [Fact]
    public void An_async_generator_that_is_returned_and_thrown_into_by_threads_answers_everybody() => Assert.Equal("0 0", ThreadScripts.Log("""
        (async () => {
            let lost = 0, late = 0;
            for (let round = 0; round < 60; round++) {
                let ended = 0;
                const g = (async function* () { try { for (let i = 0; ; i++) { if (i % 2) await null; yield i; } } finally { ended++; await null; } })();
                if (round % 2) await g.next();
                const threads = [0, 1, 2].map(k => new Thread(async () => {
                    let answers = 0;
                    const count = () => { answers++; };
                    const asked = [g.next(), g.next(), k === 0 ? g.return(1) : k === 1 ? g.throw(2) : g.next(), g.next()];
                    await Promise.all(asked.map(p => p.then(count, count)));
                    return answers;
                }));
                for (const answers of await Promise.all(threads.map(t => t.asyncJoin()))) if (answers !== 4) lost++;
                if (ended > 1 || !(await g.next()).done) late++;
            }
            log(lost, late);
        })();
        """));
}
