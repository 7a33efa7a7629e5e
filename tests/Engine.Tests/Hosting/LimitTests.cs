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
        Assert.Equal(2, InTime(() => engine.Evaluate("1 + 1")).AsInt32());
    }

    [Fact]
    public void No_script_can_catch_a_stop()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { TimeLimit = s_short });
        Assert.Throws<ScriptStoppedException>(() => engine.Evaluate("var caught = false; try { for (;;) ; } catch { caught = true; } finally { caught = true; }"));
        Assert.False(InTime(() => engine.Evaluate("caught")).AsBoolean());
    }

    // On a machine that gives the thread no core for so long, the limit may end this one too.
    private static ScriptValue InTime(Func<ScriptValue> call)
    {
        while (true)
        {
            try
            {
                return call();
            }
            catch (ScriptStoppedException stopped) when (stopped.Reason == StopReason.TimeLimit)
            {
            }
        }
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
        Thread? other = null;
        engine.Global.DefineFunction("begun", 0, (in HostCall _) =>
        {
            other = new Thread(engine.Stop);
            other.Start();
            return ScriptValue.Undefined;
        });
        Assert.Equal(StopReason.Cancelled, Assert.Throws<ScriptStoppedException>(() => engine.Evaluate("begun(); for (;;) ;")).Reason);
        other!.Join();
    }

    [Fact]
    public void Exit_asks_for_a_code()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Shell = true });
        var stopped = Assert.Throws<ScriptStoppedException>(() => engine.Evaluate("quit(3)"));
        Assert.Equal((StopReason.Exit, 3), (stopped.Reason, stopped.ExitCode));
    }
}
