using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>cjs run: where the program comes from, what it sees, how it ends.</summary>
public sealed class RunTests : IDisposable
{
    private readonly Cjs _cjs = new();

    public void Dispose() => _cjs.Dispose();

    [Fact]
    public void A_file_runs_to_its_last_timer() =>
        _cjs.File("a.js", "console.log('first'); setTimeout(() => console.log('third'), 5); Promise.resolve().then(() => console.log('second'));")
            .Run("run", "a.js").Printed("first\nsecond\nthird\n");

    [Fact]
    public void A_text_runs_with_arguments_of_its_own() =>
        _cjs.Run("run", "-e", "console.log(process.argv.slice(-2).join())", "x", "y").Printed("x,y\n");

    [Fact]
    public void Print_shows_values_as_console_log_does()
    {
        _cjs.Run("run", "-p", "({ a: [1, 'x'], b: new Map([[1, -0]]) })").Printed("{ a: [ 1, 'x' ], b: Map(1) { 1 => -0 } }\n");
        _cjs.Run("run", "--print", "'bare'").Printed("bare\n");
    }

    [Theory]
    [InlineData("parallel", "thread.join(); console.log('after');")]
    [InlineData("parallel", "try { thread.join(); } finally { console.log('after'); }")]
    [InlineData("parallel", "setTimeout(() => {}, 3_600_000);")]
    [InlineData("parallel", "for (;;);")]
    [InlineData("locked", "for (;;);")]
    [InlineData("locked", "new Thread(() => { for (;;); }).join();")]
    public void A_thread_that_exits_ends_the_process(string mode, string main)
    {
        CjsResult result = _cjs.File("a.js", $"process.on('exit', code => console.log('exit', code)); const thread = new Thread(() => process.exit(7)); {main}").Run("run", $"--threads={mode}", "a.js");
        Assert.Equal((7, "exit 7\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("parallel")]
    [InlineData("locked")]
    public void A_module_waits_at_its_top_for_what_a_thread_will_settle(string mode) =>
        _cjs.File("a.mjs", "const { promise, resolve } = Promise.withResolvers(); new Thread(() => { for (let i = 0; i < 200_000; i++); resolve('settled'); }); console.log(await promise); await null; console.log('end');")
            .Run("run", $"--threads={mode}", "a.mjs").Printed("settled\nend\n");

    [Fact]
    public void A_module_that_waits_for_nothing_ends_with_13_and_says_so()
    {
        CjsResult result = _cjs.File("a.mjs", "new Thread(() => {}); await new Promise(() => {});").Run("run", "a.mjs");
        Assert.Equal(13, result.ExitCode);
        Assert.StartsWith("Warning: unsettled top-level await: nothing is left that could end it, in ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dash_means_standard_input() =>
        _cjs.RunWithInput("console.log('from stdin', 'ä'.length)", "run", "-").Printed("from stdin 1\n");

    [Fact]
    public void What_stands_after_the_program_is_the_programs() =>
        _cjs.File("a.js", "console.log(process.argv.slice(2))").Run("run", "a.js", "--module", "-e", "x y", "--", "--help")
            .Printed("[ '--module', '-e', 'x y', '--', '--help' ]\n");

    [Fact]
    public void Modules_are_told_by_their_name_by_package_json_or_by_an_option()
    {
        const string source = "import { join } from 'node:path'; console.log(typeof require, this === undefined, join('a', 'b')); await null;";
        _cjs.File("m.mjs", source).File("p/package.json", "{ \"type\": \"module\" }").File("p/m.js", source).File("o.txt", source);
        _cjs.Run("run", "m.mjs").Printed("undefined true a/b\n");
        _cjs.Run("run", "p/m.js").Printed("undefined true a/b\n");
        _cjs.Run("run", "--module", "o.txt").Printed("undefined true a/b\n");
    }

    [Fact]
    public void Preludes_run_first_in_order_in_the_same_realm() =>
        _cjs.File("one.js", "var seen = ['one']; function helper() { return 'helped'; }").File("two.js", "seen.push('two')")
            .File("main.js", "console.log(seen, helper())")
            .Run("run", "--prelude", "one.js", "--prelude", "two.js", "main.js").Printed("[ 'one', 'two' ] helped\n");

    [Fact]
    public void A_file_may_be_named_without_its_extension_or_by_its_folder()
    {
        _cjs.File("lib/index.js", "console.log('index')").File("plain.js", "console.log('plain')");
        _cjs.Run("run", "plain").Printed("plain\n");
        _cjs.Run("run", "lib").Printed("index\n");
    }

    [Fact]
    public void An_uncaught_error_shows_its_line_a_caret_and_the_stack()
    {
        CjsResult result = _cjs.File("bad.js", "function inner(x) {\n\treturn x.y.z;\n}\nconsole.log('before');\ninner({});\n").Run("run", "bad.js");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("before\n", result.Output);
        string[] lines = result.Error.Split('\n');
        Assert.EndsWith("bad.js:2", lines[0]);
        Assert.Equal("\treturn x.y.z;", lines[1]);
        Assert.Matches("^\t +\\^$", lines[2]);
        Assert.Contains("TypeError: Cannot read properties of undefined (reading 'z')\n", result.Error);
        Assert.Matches(@"at inner \(.*bad\.js:2:\d+\)\n.*bad\.js:5:\d+\)?\n", result.Error);
    }

    [Fact]
    public void A_syntax_error_shows_its_place_and_no_stack()
    {
        CjsResult result = _cjs.File("bad.js", "let a = 1;\nlet a = 2;\n").Run("run", "bad.js");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("bad.js:2\nlet a = 2;\n    ^\n", result.Error);
        Assert.Contains("SyntaxError: ", result.Error);
        Assert.DoesNotContain("    at ", result.Error);
    }

    [Fact]
    public void An_unhandled_rejection_and_a_thrown_value_end_with_code_1()
    {
        CjsResult rejected = _cjs.Run("run", "-e", "Promise.reject(new RangeError('nobody cares'))");
        Assert.Equal(1, rejected.ExitCode);
        Assert.Contains("RangeError: nobody cares", rejected.Error);
        CjsResult thrown = _cjs.Run("run", "-e", "throw 'words'");
        Assert.Equal(1, thrown.ExitCode);
        Assert.Contains("words", thrown.Error);
    }

    [Fact]
    public void The_program_chooses_its_exit_code()
    {
        Assert.Equal(7, _cjs.Run("run", "-e", "process.exit(7)").ExitCode);
        Assert.Equal(9, _cjs.Run("run", "-e", "process.exitCode = 9; process.on('exit', c => console.log('bye', c))").ExitCode);
    }

    [Fact]
    public void Limits_end_a_program_with_code_1()
    {
        CjsResult time = _cjs.Run("run", "--time-limit", "300ms", "-e", "for (;;);");
        Assert.Equal(1, time.ExitCode);
        Assert.StartsWith("cjs: ", time.Error);
        CjsResult memory = _cjs.Run("run", "--memory-limit", "40", "-e", "const all = []; for (;;) all.push(new Array(1000).fill(1.5));");
        Assert.Equal(1, memory.ExitCode);
        Assert.StartsWith("cjs: ", memory.Error);
    }
}
