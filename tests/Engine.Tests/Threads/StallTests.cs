using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

/// <summary>Programs that can never go on are stopped; those that can are not.</summary>
public sealed class StallTests
{
    private const string Ring = """
        const a = new Lock(), b = new Lock(), g = { n: 0 };
        const both = () => { Atomics.add(g, 'n', 1); while (Atomics.load(g, 'n') < 2); };
        const first = new Thread(function one() { a.hold(() => { both(); b.hold(() => {}); }); });
        const second = new Thread(function two() { b.hold(() => { both(); a.hold(() => {}); }); });
        """;

    private static ScriptStoppedException? Run(string code, StallAction action)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Globals = HostGlobals.Standard, Threads = ThreadsMode.Parallel, Stalls = action, TimeLimit = Patience.Time });
        try
        {
            engine.Evaluate(code, "stall.js");
            engine.RunEventLoop();
            return null;
        }
        catch (ScriptStoppedException stopped)
        {
            return stopped;
        }
    }

    [Theory]
    [InlineData(Ring + "first.join();", "thread 1 waits for a lock that thread 2 holds")]
    [InlineData("const l = new Lock(); l.hold(() => new Thread(() => { l.hold(() => {}); }).join());", "the main thread waits for the end of thread 1")]
    [InlineData("const l = new Lock(), c = new Condition(); l.hold(() => c.wait(l));", "the main thread waits for the notification of a condition")]
    [InlineData("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);", "the main thread waits for Atomics.notify")]
    [InlineData("const m = new Atomics.Mutex(); new Thread(() => Atomics.Mutex.lock(m)).join(); Atomics.Mutex.lock(m);", "a lock that a release function or an unlock token holds")]
    [InlineData("const l = new Lock(); l.asyncHold().then(() => l.asyncHold());", "the main thread waits for a promise that nobody is left to settle")]
    [InlineData("new Thread(() => { const l = new Lock(); l.asyncHold().then(() => l.asyncHold()); }).join();", "thread 1 waits for a promise that nobody is left to settle")]
    public void A_program_whose_threads_all_wait_for_ever_is_stopped_and_says_who_waits_for_what(string code, string says)
    {
        ScriptStoppedException? stopped = Run(code, StallAction.StopWhenAllWait);
        Assert.NotNull(stopped);
        Assert.Equal(StopReason.Stalled, stopped.Reason);
        Assert.Contains(says, stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("const l = new Lock(); l.asyncHold().then((release) => setTimeout(release, 150)); new Thread(() => l.hold(() => {})).asyncJoin();")]
    [InlineData("const s = { n: 0 }; new Thread(() => Atomics.wait(s, 'n', 0, 150)).join();")]
    [InlineData("const l = new Lock(), c = new Condition(); l.asyncHold().then((release) => { setTimeout(() => { release(); const i = setInterval(() => { if (l.hold(() => c.notify())) clearInterval(i); }, 10); }, 150); }); new Thread(() => l.hold(() => c.wait(l))).asyncJoin();")]
    [InlineData("const s = { n: 0 }; const i = setInterval(() => { if (Atomics.notify(s, 'n')) clearInterval(i); }, 150); new Thread(() => Atomics.wait(s, 'n', 0)).asyncJoin();")]
    [InlineData("const m = new Atomics.Mutex(), k = Atomics.Mutex.lock(m); new Thread(() => Atomics.Mutex.lockIfAvailable(m, 150)).join(); k.unlock();")]
    public void A_program_that_a_time_limit_or_a_timer_wakes_goes_on(string code) => Assert.Null(Run(code, StallAction.StopWhenSomeWait));

    [Fact]
    public void Threads_that_wait_for_each_other_while_others_run_are_a_stall_only_where_that_was_asked_for()
    {
        ScriptStoppedException? stopped = Run(Ring + "setInterval(() => {}, 10);", StallAction.StopWhenSomeWait);
        Assert.Equal(StopReason.Stalled, stopped?.Reason);
        Assert.StartsWith("Deadlock: ", stopped!.Message, StringComparison.Ordinal);
        Assert.Contains("at one (stall.js:", stopped.Message, StringComparison.Ordinal);
        Assert.Null(Run(Ring + "let turns = 0; const i = setInterval(() => { if (++turns === 30) clearInterval(i); }, 10);", StallAction.StopWhenAllWait));
    }

    [Fact]
    public void An_engine_that_was_stopped_runs_the_next_program()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Threads = ThreadsMode.Parallel, Stalls = StallAction.StopWhenAllWait });
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(StopReason.Stalled, Assert.Throws<ScriptStoppedException>(() => { engine.Evaluate("Atomics.wait({ n: 0 }, 'n', 0)"); }).Reason);
            Assert.Equal(3, engine.Evaluate("1 + 2").AsNumber());
        }
    }
}
