using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>Programs that do not end by themselves.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(150);

    [Theory]
    [InlineData("for (;;) ;")]
    [InlineData("function f() { try { f(); } finally { f(); } } f();")]
    [InlineData("for (;;) { try { throw 1; } catch { } }")]
    [InlineData("[1, 2, 3].sort(() => { for (;;) ; })")]
    [InlineData("(function* () { for (;;) yield 1; })().some(() => false)")]
    [InlineData("const p = () => Promise.resolve().then(p); p();")]
    public void The_time_limit_ends_it(string source)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { TimeLimit = s_short });
        var stopped = Assert.Throws<ScriptStoppedException>(() => engine.Evaluate(source));
        Assert.Equal(StopReason.TimeLimit, stopped.Reason);
        Assert.Equal(2, engine.Evaluate("1 + 1").AsInt32());
    }

    [Fact]
    public void No_script_can_catch_a_stop()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { TimeLimit = s_short });
        Assert.Throws<ScriptStoppedException>(() => engine.Evaluate("var caught = false; try { for (;;) ; } catch { caught = true; } finally { caught = true; }"));
        Assert.False(engine.Evaluate("caught").AsBoolean());
    }

    [Fact]
    public void A_cancellation_token_ends_it()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        using var source = new CancellationTokenSource(s_short);
        var stopped = Assert.Throws<ScriptStoppedException>(() => engine.Evaluate("for (;;) ;", cancellation: source.Token));
        Assert.Equal((StopReason.Cancelled, source.Token), (stopped.Reason, stopped.CancellationToken));
    }

    [Fact]
    public void Another_thread_can_stop_it()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        using var timer = new Timer(_ => engine.Stop(), null, s_short, Timeout.InfiniteTimeSpan);
        Assert.Equal(StopReason.Cancelled, Assert.Throws<ScriptStoppedException>(() => engine.Evaluate("for (;;) ;")).Reason);
    }

    [Theory]
    [InlineData("const a = []; for (;;) a.push({ x: [1, 2, 3] });")]
    [InlineData("let s = 'x'; for (;;) s += s.length;")]
    [InlineData("const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });")]
    public void The_memory_limit_ends_it(string source)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { MemoryLimit = 64 << 20, TimeLimit = TimeSpan.FromSeconds(60) });
        Assert.Equal(StopReason.MemoryLimit, Assert.Throws<ScriptStoppedException>(() => engine.Evaluate(source)).Reason);
        Assert.Equal(2, engine.Evaluate("1 + 1").AsInt32());
    }

    [Fact]
    public void Exit_asks_for_a_code()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Shell = true });
        var stopped = Assert.Throws<ScriptStoppedException>(() => engine.Evaluate("quit(3)"));
        Assert.Equal((StopReason.Exit, 3), (stopped.Reason, stopped.ExitCode));
    }
}
