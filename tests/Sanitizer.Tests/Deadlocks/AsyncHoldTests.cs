using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Tests.Deadlocks;

/// <summary>Locks that were asked for without blocking and never come.</summary>
public sealed class AsyncHoldTests
{
    private static string Waits(string program)
    {
        var session = new RaceSession();
        using var engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Standard,
            Threads = ThreadsMode.Parallel,
            Probe = session.Probe,
            Output = TextWriter.Null,
            ErrorOutput = TextWriter.Null,
            Stalls = StallAction.StopWhenSomeWait,
            TimeLimit = TimeSpan.FromMinutes(5),
        });
        ScriptStoppedException stopped = Assert.Throws<ScriptStoppedException>(() =>
        {
            engine.Evaluate(program, "hold.js");
            engine.RunEventLoop();
        });
        Assert.Equal(StopReason.Stalled, stopped.Reason);
        DeadlockStep step = Assert.Single(Assert.Single(session.Deadlocks(), report => report.Kind is DeadlockKind.WaitsForEver).Steps);
        return $"{step.Waits} {step.Stack.FirstOrDefault()?.Line}";
    }

    [Fact]
    public void A_lock_that_a_thread_left_behind_is_named() =>
        Assert.Equal("lock 1, asked for by asyncHold, which thread 1 holds 3",
            Waits("const l = new Lock();\nnew Thread(async () => { await l.asyncHold(); }).join();\nl.asyncHold().then(() => {});"));

    [Fact]
    public void A_lock_that_the_thread_has_itself_is_named() =>
        Assert.Equal("lock 1, asked for by asyncHold, which it holds itself 2", Waits("const l = new Lock();\nl.asyncHold().then(() => l.asyncHold());"));

    [Fact]
    public void Another_promise_has_no_lock() =>
        Assert.Equal("a promise that nobody is left to settle ",
            Waits("const l = new Lock();\nl.asyncHold().then((release) => release());\nnew Thread(() => 1).asyncJoin().then(() => Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0).value);"));
}
