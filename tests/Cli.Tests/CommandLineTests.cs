using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>Help, version, and what cjs says about a command line that makes no sense.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string CtrlC = "\u0003";

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
    [InlineData("run --time-limit 1e300 -e 1", "--time-limit: expected a time (5, 500ms, 2m), found '1e300'")]
    [InlineData("run --memory-limit 99999999999999g -e 1", "--memory-limit: expected a size (500, 500m, 2g), found '99999999999999g'")]
    [InlineData("explore --max-schedules 0 a.js", "explore: --max-schedules: expected a whole number from 1 on, found '0'")]
    [InlineData("explore --jobs -1 a.js", "explore: --jobs: expected a whole number from 1 to 256, found '-1'")]
    [InlineData("explore --seed -1 a.js", "explore: --seed: expected a whole number that is not negative, found '-1'")]
    [InlineData("explore --format xml a.js", "explore: --format: expected json or text, found 'xml'")]
    [InlineData("replay --times 0 a.repro", "replay: --times: expected a whole number from 1 on, found '0'")]
    [InlineData("fuzz --count -1", "fuzz: --count: expected a whole number from 1 on, found '-1'")]
    [InlineData("dump ast @frog", "cannot read @frog: expected a file, found nothing of that name")]
    [InlineData("race --package @frogs/tree", "cannot check @frogs/tree: ")]
    [InlineData("corpus", "corpus: expected a verb (run, list), found nothing")]
    [InlineData("corpus frog", "corpus: expected a verb (run, list), found 'frog'")]
    [InlineData("bench frog", "bench: expected part of a benchmark's name (cjs bench --list), found 'frog'")]
    [InlineData("bench --octane folder", "bench: --octane: expected a checkout of chromium/octane, found folder without base.js")]
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

    // A device that never ends, a full disk, a folder in place of a text, a reader that has seen enough.
    [ShellTheory]
    [InlineData("$CJS run /dev/zero", 2, "cannot read /dev/zero: expected a text of 256 MB at most, found more")]
    [InlineData("$CJS run - < .", 2, "cannot read standard input: expected a text, found: Is a directory")]
    [InlineData("$CJS run many.js > /dev/full", 1, "ENOSPC: no space left on device, write")]
    [InlineData("$CJS run thread.js > /dev/full", 1, "ENOSPC: no space left on device, write")]
    [InlineData("$CJS run small-thread.js > /dev/full", 1, "ENOSPC: no space left on device, write")]
    [InlineData("mkfifo pipe; (echo 'console.error(6 * 7)' > pipe) & $CJS run pipe", 0, "42")]
    [InlineData("echo null > state; $CJS explore --resume state thread.js", 2, "--resume: expected the state of a search in state (program, seed, schedules, points, sha256), found other JSON")]
    [InlineData("$CJS soak --for 1s --ledger ''", 2, "soak: --ledger: expected the name of a file, found an empty word")]
    [InlineData("$CJS bench --vs '' --octane .", 2, "bench: expected a command that runs a script, found ''")]
    [InlineData("$CJS dump ast many.js > /dev/full", 2, "cjs: dump: cannot read or write: No space left on device")]
    [InlineData("$CJS explore --max-schedules 3 thread.js > /dev/full", 2, "cjs: explore: cannot read or write: No space left on device")]
    [InlineData("$CJS explore --max-schedules 3 --resume . thread.js", 2, "--resume: expected a file, found the folder .")]
    [InlineData("$CJS explore --max-schedules 3 --resume no/where thread.js", 2, "--resume: cannot write no/where: ")]
    [InlineData("$CJS race --output /dev/full thread.js > /dev/null", 2, "race: --output: cannot write /dev/full: No space left on device")]
    [InlineData("$CJS --help > /dev/full", 2, "cannot read or write: No space left on device")]
    [InlineData("echo 1 | $CJS repl > /dev/full", 2, "cjs: repl: cannot read or write: No space left on device")]
    [InlineData("$CJS run many.js | head -1", 0, "")]
    public void What_cannot_be_read_or_written_is_told_in_a_line(string line, int exitCode, string message)
    {
        _cjs.File("many.js", "for (let i = 0; i < 5000; i++) console.log('line', i);");
        _cjs.File("thread.js", "const t = new Thread(() => { for (let i = 0; i < 5000; i++) console.log('line', i); }); t.join();");
        _cjs.File("small-thread.js", "new Thread(() => console.log('a line')).join();");
        CjsResult result = _cjs.RunInShell(line);
        Assert.Contains(message, result.Error);
        Assert.DoesNotContain("Unhandled exception", result.Error);
        Assert.DoesNotContain("   at System.", result.Error);
        Assert.Equal(exitCode, result.ExitCode);
    }

    [TerminalFact]
    public void Control_c_ends_a_watched_program_and_its_races_are_told()
    {
        _cjs.File("endless.js", "const box = { n: 0 }, t = new Thread(() => { box.n = 1; }); box.n = 2; t.join(); console.log('run' + 'ning'); for (;;);");
        _cjs.RunOnTerminal(["race", "endless.js"], ("running", CtrlC), ("write/write on box.n", ""));
    }

    [TerminalFact]
    public void Control_c_ends_a_search_and_it_can_be_gone_on_with()
    {
        _cjs.File("racy.js", "const box = { n: 0 }, t = new Thread(() => { box.n = 1; }); box.n = 2; t.join();");
        _cjs.RunOnTerminal(["explore", "--time", "3600", "--strategy", "random", "--resume", "state", "racy.js"], ("schedules,", CtrlC), ("stopped after", ""));
        Assert.True(File.Exists(Path.Combine(_cjs.Folder, "state")));
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
