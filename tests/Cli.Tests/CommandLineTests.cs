using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>Help, version, and what cjs says about a command line that makes no sense.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Cjs _cjs = new();

    public void Dispose() => _cjs.Dispose();

    [Theory]
    [InlineData("", "run")]
    [InlineData("run", "--prelude")]
    [InlineData("repl", "--shell")]
    [InlineData("dump", "STAGE")]
    [InlineData("bench", "--vs")]
    public void Every_verb_explains_itself(string verb, string mentions)
    {
        CjsResult help = _cjs.Run(verb.Length == 0 ? ["--help"] : [verb, "--help"]);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("Usage:", help.Output);
        Assert.Contains(mentions, help.Output);
    }

    [Fact]
    public void The_version_is_one_line() => Assert.Matches(@"^\d+\.\d+\.\d+[^\n]*\n$", _cjs.Run("--version").Output);

    [Theory]
    [InlineData("", "expected a verb (run, ")]
    [InlineData("frog", "found 'frog'")]
    [InlineData("run", "run: expected a FILE, - for standard input, or -e CODE, found nothing")]
    [InlineData("run --frog a.js", "run: expected an option (--eval, ")]
    [InlineData("run --prelude", "run: --prelude: expected FILE, found nothing")]
    [InlineData("run --time-limit soon -e 1", "expected a time (5, 500ms, 2m), found 'soon'")]
    [InlineData("run nowhere.js", "cannot read nowhere.js: expected a file, found nothing of that name")]
    [InlineData("run no/where.js", "cannot read no/where.js: expected a file, found no folder no")]
    [InlineData("run folder", "cannot run folder: expected a program, found a folder without package.json, index.js, index.json")]
    [InlineData("run latin.js", "cannot read latin.js: expected UTF-8 text, found the byte 0xE9 at offset 9 (line 2)")]
    [InlineData("run --prelude nowhere.js -e 1", "cannot read nowhere.js: expected a file, found nothing of that name")]
    [InlineData("dump", "dump: expected STAGE, found nothing; usage: cjs dump STAGE FILE")]
    [InlineData("dump frogs a.js", "dump: expected a stage (tokens, ast, scopes, bytecode or shapes), found 'frogs'")]
    [InlineData("dump ast folder", "cannot read folder: expected a file, found a folder")]
    [InlineData("dump ast --frog", "dump: expected an option (--module, --help), found '--frog'")]
    [InlineData("dump ast a b", "dump: expected nothing more, found 'b'")]
    [InlineData("bench --rounds many", "bench: --rounds: expected a whole number, found 'many'")]
    [InlineData("repl extra", "repl: expected nothing more, found 'extra'")]
    public void A_wrong_command_line_is_named_with_what_was_expected_and_found(string line, string message)
    {
        Directory.CreateDirectory(Path.Combine(_cjs.Folder, "folder"));
        _cjs.File("latin.js", [.. "let a;\n//"u8, 0xE9]);
        CjsResult result = _cjs.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith("cjs: ", result.Error);
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public void The_benchmarks_can_be_listed_without_their_checkouts()
    {
        Assert.Contains("awfy DeltaBlue", _cjs.Run("bench", "--list", "DeltaBlue").Output);
        CjsResult wrong = _cjs.Run("bench", "DeltaBlue", "--awfy", "nowhere");
        Assert.Equal("cjs: bench: --awfy: expected a checkout of smarr/are-we-fast-yet, found no folder nowhere\n", wrong.Error);
        Assert.Equal(2, wrong.ExitCode);
    }

    [Fact]
    public void Shared_objects_are_compared_with_workers_and_an_engine_that_is_not_there_is_skipped()
    {
        CjsResult result = _cjs.Run("bench", "share", "map", "--scale", "0.01", "--rounds", "1", "--vs", "no-such-engine");
        Assert.Equal("", result.Error);
        Assert.Matches(@"map +cjs, shared objects +[\d.]+ ms +\d+ ms +\d+ MB\n", result.Output);
        Assert.Matches(@"map +cjs, workers +[\d.]+ ms +\d+ ms +\d+ MB\n", result.Output);
        Assert.Contains("skipped: no-such-engine, expected a command, found none of that name", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_program_of_the_comparison_that_does_not_exist_is_named() =>
        Assert.Equal("cjs: bench share: expected a program of Corpus/bench/share, found none named like frogs\n", _cjs.Run("bench", "share", "frogs").Error);
}
