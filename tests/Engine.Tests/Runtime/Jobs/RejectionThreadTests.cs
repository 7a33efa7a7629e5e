using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime.Jobs;

/// <summary>Who says that nobody handles a rejection, and when (P5 to P8): the thread that made the promise, at the end of its jobs.</summary>
public sealed class RejectionThreadTests
{
    private const string Pair = "var { promise, reject } = Promise.withResolvers();";

    [Theory]
    [InlineData("promise.catch(e => log(e))")]
    [InlineData("Promise.resolve().then(() => null).then(() => { promise.catch(e => log(e)); })")]
    [InlineData("(async () => { await null; try { await promise; } catch (e) { log(e); } })()")]
    [InlineData("new Thread(() => { promise.catch(e => log(e)); }).join()")]
    public void A_handler_that_comes_in_the_makers_own_turn_is_in_time(string handle) =>
        Assert.Equal("1", ThreadScripts.Log($"{Pair} new Thread(() => reject(1)).join(); {handle};"));

    [Fact]
    public void An_async_generator_that_another_thread_drives_rejects_in_time_too() => Assert.Equal("1 2 3", ThreadScripts.Log("""
        const gate = Promise.withResolvers();
        const g = (async function* () { await gate.promise; yield 1; })();
        const asked = [g.next(), g.throw(2)];
        new Thread(() => gate.resolve()).join();
        asked[0].then(r => log(r.value));
        asked[1].then(log, e => { log(e); log(3); });
        """));

    [Fact]
    public void Who_made_the_promise_fails_and_not_who_rejected_it()
    {
        using ConcurrentJs.Hosting.Engine engine = NewEngine();
        var thrown = Assert.Throws<ScriptException>(() => engine.Evaluate($"{Pair} new Thread(() => reject(new Error('nobody'))).join(); log('joined');"));
        Assert.Equal(("Error: nobody", "joined"), (thrown.Message, engine.Evaluate("lines.join()").AsString()));
    }

    [Fact]
    public void After_the_makers_end_who_rejects_it_fails() => Assert.Equal("late", ThreadScripts.Log("""
        const reject = new Thread(() => Promise.withResolvers()).join().reject;
        try { new Thread(() => reject(new Error('late'))).join(); log('none'); } catch (e) { log(e.message); }
        """));

    [Fact]
    public void A_maker_that_ends_before_it_judges_leaves_that_to_who_rejected() => Assert.Equal("maker failed, mine", ThreadScripts.Log("""
        const cells = new Int32Array(new SharedArrayBuffer(8)), shared = {};
        const say = i => { Atomics.store(cells, i, 1); Atomics.notify(cells, i); };
        const maker = new Thread(() => { shared.reject = Promise.withResolvers().reject; say(0); Atomics.wait(cells, 1, 0); throw new Error('maker failed'); });
        const rejector = new Thread(() => {
            Atomics.wait(cells, 0, 0);
            shared.reject(new Error('mine'));
            say(1);
            try { maker.join(); } catch (e) { return e.message; }
        });
        const found = t => { try { return t.join(); } catch (e) { return e.message; } };
        log([found(maker), found(rejector)].join(', '));
        """));

    [Fact]
    public void The_events_name_each_promise_once_on_the_makers_thread() => Assert.Equal("unhandled 0 7, handled", Node("""
        process.on('unhandledRejection', (reason, p) => { lines.push(`unhandled ${Thread.current.id} ${reason}`); });
        process.on('rejectionHandled', p => { lines.push(p === promise ? 'handled' : 'another'); });
        var { promise, reject } = Promise.withResolvers();
        new Thread(() => reject(7)).join();
        setTimeout(() => {
            for (let k = 0; k < 3; k++) new Thread(() => { promise.catch(() => { }); }).join();
            setTimeout(() => console.log(lines.join(', ')), 1);
        }, 1);
        """));

    [Fact]
    public void Each_of_many_rejections_is_told_once_however_threads_handle_them() => Assert.Equal("0", Node("""
        const told = new Map(), note = (p, what) => told.set(p, (told.get(p) ?? '') + what);
        const lock = new Lock();
        process.on('unhandledRejection', (_, p) => lock.hold(() => note(p, 'u')));
        process.on('rejectionHandled', p => lock.hold(() => note(p, 'h')));
        const pairs = Array.from({ length: 300 }, () => Promise.withResolvers());
        const threads = [0, 1, 2].map(k => new Thread(() => {
            for (const { promise, reject } of pairs) { if (k) promise.catch(() => { }); else reject(1); }
        }));
        Promise.all(threads.map(t => t.asyncJoin())).then(() => setTimeout(() => console.log([...told.values()].filter(x => x !== 'uh').length), 1));
        """));

    [Fact]
    public void A_thread_of_the_host_judges_what_it_made_while_it_is_there()
    {
        using ConcurrentJs.Hosting.Engine engine = NewEngine();
        using var inside = new ManualResetEventSlim();
        engine.Global.DefineFunction("enter", 0, (in HostCall _) =>
        {
            inside.Set();
            return ScriptValue.Undefined;
        });
        engine.Evaluate("var cell = { n: 0 };");
        // The first one inside is the main thread; what follows are visits.
        Exception? failure = null;
        var main = new Thread(() => failure = Record.Exception(() => { engine.Evaluate("enter(); Atomics.wait(cell, 'n', 0);"); }));
        main.Start();
        inside.Wait();
        engine.Evaluate($"(() => {{ {Pair} new Thread(() => reject(1)).join(); promise.catch(e => log(e)); }})()");
        Assert.Throws<ScriptException>(() => engine.Evaluate($"(() => {{ {Pair} new Thread(() => reject(new Error('here'))).join(); }})()"));
        engine.Evaluate("var later = Promise.withResolvers().reject; 0");
        engine.Evaluate("try { new Thread(() => later(new Error('gone'))).join(); } catch (e) { log(e.message); }");
        engine.Evaluate("while (!Atomics.notify(cell, 'n'));");
        main.Join();
        Assert.Null(failure);
        Assert.Equal("1 gone", engine.Evaluate("lines.join(' ')").AsString());
    }

    private static ConcurrentJs.Hosting.Engine NewEngine()
    {
        var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Threads = ThreadsMode.Parallel, Globals = HostGlobals.Standard });
        engine.Evaluate("var lines = [], log = (...values) => { lines.push(...values.map(String)); };");
        return engine;
    }

    private static string Node(string source)
    {
        using var output = new StringWriter();
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Threads = ThreadsMode.Parallel, Globals = HostGlobals.Node, Output = output });
        Assert.Equal(0, engine.RunMainText("var lines = [];" + source, "main.js"));
        return output.ToString().Trim();
    }
}
