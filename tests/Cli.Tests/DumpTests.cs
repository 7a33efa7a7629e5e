using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>cjs dump: each stage, from files and from standard input.</summary>
public sealed class DumpTests : IDisposable
{
    private readonly Cjs _cjs = new();

    public void Dispose() => _cjs.Dispose();

    [Theory]
    [InlineData("tokens", "Identifier")]
    [InlineData("ast", "FunctionKind=Arrow")]
    [InlineData("scopes", "Parameter a")]
    [InlineData("bytecode", "function f ")]
    [InlineData("shapes", "+deep  inline 0")]
    public void Each_stage_of_a_program_can_be_shown(string stage, string shown)
    {
        CjsResult result = _cjs.RunWithInput("const f = (a) => ({ deep: a }); f(1);", "dump", stage, "-");
        Assert.Equal("", result.Error);
        Assert.Contains(shown, result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Only_shapes_runs_the_program_and_keeps_its_output_apart()
    {
        _cjs.File("a.js", "console.log('ran');");
        Assert.DoesNotContain("ran\n", _cjs.Run("dump", "bytecode", "a.js").Error);
        CjsResult shapes = _cjs.Run("dump", "shapes", "a.js");
        Assert.Equal("ran\n", shapes.Error);
        Assert.DoesNotContain("ran\n", shapes.Output);
    }

    [Fact]
    public void A_module_is_read_as_one()
    {
        _cjs.File("m.mjs", "import x from 'y'; export default await x;").File("m.txt", "export {};");
        Assert.Equal(0, _cjs.Run("dump", "ast", "m.mjs").ExitCode);
        Assert.Equal(0, _cjs.Run("dump", "ast", "--module", "m.txt").ExitCode);
    }

    [Fact]
    public void What_is_no_program_or_throws_ends_with_code_1_and_its_place()
    {
        CjsResult wrong = _cjs.RunWithInput("let let = 1", "dump", "ast", "-");
        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith("[stdin]:1\nlet let = 1\n    ^\n", wrong.Error);
        CjsResult threw = _cjs.RunWithInput("null.x", "dump", "shapes", "-");
        Assert.Equal(1, threw.ExitCode);
        Assert.Contains("TypeError", threw.Error);
    }
}
