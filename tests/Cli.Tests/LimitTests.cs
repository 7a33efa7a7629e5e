using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>cjs run with limits: the program ends, cleanly, and says why.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("for (;;);")]
    [InlineData("setInterval(() => { }, 1)")]
    [InlineData("(async () => { for (;;) await null; })()")]
    [InlineData("for (;;) try { for (;;); } catch { } finally { }")]
    [InlineData("/(a*)*b/.test('a'.repeat(50))")]
    public void A_time_limit_ends_the_program(string code)
    {
        CjsResult result = Cjs.RunOnce("run", "--time-limit", "300ms", "-e", code);
        Assert.Equal((1, "", "cjs: Execution passed its time limit\n"), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("const a = []; for (;;) a.push({ x: [1] });")]
    [InlineData("const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });")]
    [InlineData("const a = []; for (;;) try { a.push('x'.repeat(1000) + a.length); } catch { }")]
    public void A_memory_limit_ends_the_program(string code)
    {
        CjsResult result = Cjs.RunOnce("run", "--memory-limit", "60", "-e", code);
        Assert.Equal((1, "", "cjs: Execution passed its memory limit\n"), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("new Uint8Array(1e9)")]
    [InlineData("new SharedArrayBuffer(1e9)")]
    [InlineData("new ArrayBuffer(8, { maxByteLength: 1e9 })")]
    [InlineData("'x'.repeat(2e8)")]
    [InlineData("'x'.padEnd(2e8)")]
    [InlineData("new Array(1e8).fill(0)")]
    [InlineData("[...new Array(1e8)]")]
    [InlineData("Array.from(new Array(1e8))")]
    [InlineData("new Array(1e8).toSorted()")]
    [InlineData("Object.keys(new Uint8Array(5e7))")]
    [InlineData("1n << (1n << 30n)")]
    [InlineData("let s = 'x'; for (;;) s += s;")]
    public void One_piece_that_does_not_fit_is_a_RangeError(string code)
    {
        CjsResult result = Cjs.RunOnce("run", "--memory-limit", "60", "-e", $"try {{ {code} }} catch (e) {{ console.log(e instanceof RangeError); }}");
        result.Printed("true\n");
        CjsResult uncaught = Cjs.RunOnce("run", "--memory-limit", "60", "-e", code);
        Assert.Equal(1, uncaught.ExitCode);
        Assert.Contains("RangeError: ", uncaught.Error);
    }
}
