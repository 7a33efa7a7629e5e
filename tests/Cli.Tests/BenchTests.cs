using Xunit;

namespace ConcurrentJs.Cli.Tests;

public sealed class BenchTests : IDisposable
{
    private readonly Cjs _cjs = new();

    public void Dispose() => _cjs.Dispose();

    [Fact]
    public void The_start_is_measured_down_to_the_parser()
    {
        CjsResult result = _cjs.File("lib.js", "var lib = [1, 2, 3];").Run("bench", "start", "--rounds", "1", "--source", "lib.js");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"one-line script, cjs +[0-9.]+ ms", result.Output);
        Assert.Matches(@"fresh realm +[0-9.]+ µs +[0-9.]+ KB each", result.Output);
        Assert.Matches(@"parse lib\.js +[0-9]+ ms +[0-9.]+ million characters a second", result.Output);
    }

    [Fact]
    public void A_source_that_cannot_be_parsed_is_named_with_its_error()
    {
        CjsResult result = _cjs.File("broken.js", "var = 1").Run("bench", "start", "--rounds", "1", "--source", "broken.js");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--source: expected a script, found one with an error at broken.js:1:5", result.Error);
    }

    [Fact]
    public void An_engine_that_is_not_there_is_named()
    {
        CjsResult result = _cjs.Run("bench", "start", "--rounds", "1", "--vs", "no-such-engine --fast");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no-such-engine --fast", result.Error);
    }
}
