using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>Programs that hold too much. What others allocate counts too, so they run alone.</summary>
[Collection("memory")]
public sealed class MemoryLimitTests
{
    [Theory]
    [InlineData("const a = []; for (;;) a.push({ x: [1, 2, 3] });")]
    [InlineData("let s = 'x'; for (;;) s += s.length;")]
    [InlineData("const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });")]
    public void The_memory_limit_ends_it(string source)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { MemoryLimit = 64 << 20, TimeLimit = Patience.Time });
        Assert.Equal(StopReason.MemoryLimit, Assert.Throws<ScriptStoppedException>(() => engine.Evaluate(source)).Reason);
        Assert.Equal(2, engine.Evaluate("1 + 1").AsInt32());
    }
}
