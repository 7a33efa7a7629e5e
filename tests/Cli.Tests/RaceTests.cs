using System.Text.Json.Nodes;
using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary><c>cjs race</c>: what it reports, what keeps it quiet, and how it ends.</summary>
public sealed class RaceTests
{
    private const string Racy = """
        const o = { n: 0, m: 0 };
        const t = new Thread(() => {
          o.n++;
        });
        o.n++;
        t.join();
        """;

    private const string TwoRaces = """
        const o = { n: 0, m: 0 };
        const t = new Thread(() => {
          o.n++;
          o.m++;
        });
        o.n++;
        o.m++;
        t.join();
        """;

    private const string Quiet = "const t = new Thread(() => 1);\nt.join();\n";

    private static CjsResult Race(string text, params string[] options)
    {
        using Cjs cjs = new Cjs().File("main.js", text);
        return cjs.Run(["race", .. options, "main.js"]);
    }

    private static JsonNode Json(CjsResult result) => JsonNode.Parse(result.Output)!;

    // ---- Exit codes --------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(Quiet, 0)]
    [InlineData(Racy, 66)]
    [InlineData("throw new Error('no');", 1)]
    [InlineData("process.exit(7);", 7)]
    [InlineData("const a = new Lock(), b = new Lock();\nnew Thread(() => a.hold(() => b.hold(() => {}))).join();\nb.hold(() => a.hold(() => {}));", 67)]
    public void The_exit_code_says_what_was_found(string text, int code) => Assert.Equal(code, Race(text).ExitCode);

    [Fact]
    public void The_exit_code_for_races_can_be_another() => Assert.Equal(5, Race(Racy, "--exitcode", "5").ExitCode);

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--exitcode", "many")]
    [InlineData("--exitcode", "256")]
    [InlineData("--seed", "-1")]
    [InlineData("--threads", "3")]
    [InlineData("--new-only")]
    [InlineData("--suppressions", "absent.json")]
    [InlineData("--baseline", "main.js")]
    public void Options_that_make_no_sense_are_refused(params string[] options)
    {
        CjsResult result = Race(Quiet, options);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("expected", result.Error, StringComparison.Ordinal);
    }

    private const string Workers = """
        const { Worker, isMainThread, workerData } = require('node:worker_threads');
        if (isMainThread) {
          const sab = new SharedArrayBuffer(8);
          new Worker(__filename, { workerData: sab });
          new Int32Array(sab)[1] = 5;
        } else {
          const view = new Int32Array(workerData);
          view[1] = 7;
        }
        """;

    [Fact]
    public void Workers_are_watched()
    {
        CjsResult result = Race(Workers, "--format", "json");
        Assert.Equal(66, result.ExitCode);
        JsonNode race = Assert.Single(Json(result)["races"]!.AsArray())!;
        Assert.Contains("byte 4 of SharedArrayBuffer", race["place"]!.GetValue<string>(), StringComparison.Ordinal);
        JsonNode[] sides = [race["first"]!, race["second"]!];
        Assert.Equal(["main", "worker 1"], sides.Select(side => side["thread"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(4, sides.Single(side => side["thread"]!.GetValue<string>() == "worker 1")["started"]![0]!["line"]!.GetValue<int>());
        Assert.Equal([5, 8], sides.Select(side => side["stack"]![0]!["line"]!.GetValue<int>()).Order());
        Assert.Equal(0, Race(Workers.Replace("[1] = 5", "[0] = 5", StringComparison.Ordinal)).ExitCode);
    }

    [Fact]
    public void Nothing_to_run_is_refused() => Assert.Equal(2, Cjs.RunOnce("race").ExitCode);

    // ---- What is reported ----------------------------------------------------------------------------------------------------

    [Fact]
    public void A_report_names_the_place_both_lines_and_a_way_out()
    {
        string text = Race(Racy).Error;
        foreach (string part in (string[])["race 1:", "on o.n", "lost update", "main.js:3:", "main.js:5:", "thread 1 was started at main.js:2:", "quiet:", "1 race"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_that_nobody_waited_for_are_counted()
    {
        const string Left = "new Thread(() => { for (;;); });";
        Assert.EndsWith("\n1 thread had not ended when the program did: join what is to be seen to its end\n", Race(Left).Error, StringComparison.Ordinal);
        Assert.Equal(1, Json(Race(Left, "--format", "json"))["coverage"]!["unfinishedThreads"]!.GetValue<int>());
    }

    [Fact]
    public void The_same_seed_gives_the_same_report()
    {
        CjsResult first = Race(TwoRaces, "--seed", "5"), second = Race(TwoRaces, "--seed", "5");
        Assert.Equal(66, first.ExitCode);
        Assert.Equal(first.Error, second.Error);
    }

    [Theory]
    [InlineData("--seed", "1")]
    [InlineData("--seed", "2", "--predict")]
    [InlineData("--predict")]
    public void Values_and_birthplaces_are_there_in_each_kind_of_run(params string[] options)
    {
        // Raced, or ordered by the luck of the lock and predicted: the schedule's affair.
        const string Program = """
            const make = () => Object.fromEntries([['n', 1]]);
            const o = make(), l = new Lock();
            const t = new Thread(() => {
              o.n = 2;
              l.hold(() => {});
            });
            l.hold(() => {});
            const seen = o.n;
            t.join();
            """;
        JsonNode[] races = [.. Json(Race(Program, ["--format", "json", .. options]))["races"]!.AsArray().Select(race => race!)];
        Assert.All(races, race => Assert.Equal(1, race["birth"]![0]!["line"]!.GetValue<int>()));
        Assert.All(races, race => Assert.Contains(race["first"]!["value"]!.GetValue<string>(), (string[])["1", "2"]));
        Assert.All(races, race => Assert.Contains(race["second"]!["value"]!.GetValue<string>(), (string[])["1", "2"]));
        Assert.True(races.Length == 1 || !options.Contains("--predict"));
    }

    [Fact]
    public void With_a_seed_time_passes_for_who_spins()
    {
        const string Program = """
            const o = { done: false };
            const t = new Thread(() => {
              while (!o.done);
            });
            setTimeout(() => { o.done = true; }, 3000);
            """;
        CjsResult result = Race(Program, "--seed", "1");
        Assert.Equal(66, result.ExitCode);
        Assert.Contains("on o.done", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_program_prints_is_printed_with_a_seed_too() => Assert.Equal("3\n", Race("console.log(1 + 2);", "--seed", "1").Output);

    [Fact]
    public void The_first_race_can_be_the_last()
    {
        CjsResult result = Race(TwoRaces + "\nconsole.log('end');", "--halt-on-first", "--format", "json", "--output", "out.json");
        Assert.Equal(66, result.ExitCode);
        Assert.DoesNotContain("end", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_can_go_to_a_file()
    {
        using Cjs cjs = new Cjs().File("main.js", Racy);
        CjsResult result = cjs.Run("race", "--format", "json", "--output", "out.json", "main.js");
        Assert.Equal("", result.Output);
        Assert.Single(JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(cjs.Folder, "out.json")))!["races"]!.AsArray());
    }

    [Theory]
    [InlineData("json", "\"races\"")]
    [InlineData("sarif", "\"2.1.0\"")]
    [InlineData("github", "::error file=main.js")]
    public void Programs_can_read_it(string format, string part) => Assert.Contains(part, Race(Racy, "--format", format).Output, StringComparison.Ordinal);

    [Fact]
    public void Calls_inside_a_package_are_one_line_unless_asked()
    {
        using Cjs cjs = new Cjs()
            .File("node_modules/deep/index.js", "const c = { n: 0 };\nfunction a() { c.n++; }\nfunction b() { a(); }\nfunction d() { b(); }\nexports.run = d;")
            .File("main.js", "const { run } = require('deep');\nconst t = new Thread(() => run());\nrun();\nt.join();");
        string folded = cjs.Run("race", "main.js").Error, whole = cjs.Run("race", "--all-frames", "main.js").Error;
        Assert.Contains("1 more in deep", folded, StringComparison.Ordinal);
        Assert.DoesNotContain("at b (", folded, StringComparison.Ordinal);
        Assert.Contains("at b (", whole, StringComparison.Ordinal);
    }

    // ---- What keeps it quiet ---------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("--include", "main.js", 66)]
    [InlineData("--include", "other/*.js", 0)]
    [InlineData("--exclude", "main.js", 0)]
    [InlineData("--exclude", "other/*", 66)]
    public void Files_can_be_chosen(string option, string glob, int code) => Assert.Equal(code, Race(Racy, option, glob).ExitCode);

    [Fact]
    public void A_comment_with_a_reason_keeps_a_race_back() =>
        Assert.Equal(0, Race(Racy.Replace("  o.n++;", "  o.n++; // cjs-ignore-race: a rough number", StringComparison.Ordinal)).ExitCode);

    [Fact]
    public void A_comment_without_one_does_not() =>
        Assert.Equal(66, Race(Racy.Replace("  o.n++;", "  o.n++; // cjs-ignore-race:", StringComparison.Ordinal)).ExitCode);

    [Fact]
    public void Known_races_are_kept_back_and_what_is_not_needed_is_named()
    {
        using Cjs cjs = new Cjs().File("main.js", Racy).File("known.json", """
            [ { "place": "o.n", "reason": "a rough number", "owner": "ada" },
              { "file": "gone.js", "reason": "was slow", "owner": "bob" },
              { "place": "o.n", "reason": "for a while", "owner": "eve", "expires": "2020-01-01" } ]
            """);
        CjsResult result = cjs.Run("race", "--suppressions", "known.json", "main.js");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("'gone.js' (bob: was slow) kept nothing back", result.Error, StringComparison.Ordinal);
        Assert.Contains("(eve: for a while) has expired", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_race_needs_an_owner()
    {
        using Cjs cjs = new Cjs().File("main.js", Racy).File("known.json", """[ { "place": "o.n", "reason": "a rough number" } ]""");
        CjsResult result = cjs.Run("race", "--suppressions", "known.json", "main.js");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("owner", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_leaves_the_new_ones()
    {
        using Cjs cjs = new Cjs().File("main.js", Racy);
        Assert.Equal(66, cjs.Run("race", "--format", "json", "--output", "before.json", "main.js").ExitCode);
        Assert.Equal(0, cjs.Run("race", "--baseline", "before.json", "--new-only", "main.js").ExitCode);
        // Lines move; the race is the same one.
        cjs.File("main.js", "\n\n// more text\n" + TwoRaces);
        CjsResult later = cjs.Run("race", "--baseline", "before.json", "--new-only", "--format", "json", "main.js");
        Assert.Equal(66, later.ExitCode);
        Assert.Equal("o.m", Assert.Single(Json(later)["races"]!.AsArray())!["place"]!.GetValue<string>());
    }

    // ---- The environment -------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("FORMAT", "json", 66)]
    [InlineData("EXITCODE", "9", 9)]
    [InlineData("EXCLUDE", "other.js,main.js", 0)]
    [InlineData("INCLUDE", "other.js", 0)]
    [InlineData("NEW_ONLY", "1", 2)]
    [InlineData("NEW_ONLY", "0", 66)]
    [InlineData("NEW_ONLY", "yes", 2)]
    [InlineData("HALT_ON_FIRST", "1", 66)]
    [InlineData("SEED", "4", 66)]
    [InlineData("THREADS", "locked", 66)]
    [InlineData("THREADS", "sideways", 2)]
    [InlineData("FORMAT", "xml", 2)]
    [InlineData("SUPPRESSIONS", "known.json", 0)]
    [InlineData("BASELINE", "absent.json", 2)]
    [InlineData("TIME_LIMIT", "20s", 66)]
    [InlineData("OUTPUT", "report.txt", 66)]
    [InlineData("ALL_FRAMES", "1", 66)]
    public void Every_option_has_a_twin_in_the_environment(string name, string value, int code)
    {
        using Cjs cjs = new Cjs().File("main.js", Racy).File("known.json", """[ { "place": "o.n", "reason": "a rough number", "owner": "ada" } ]""");
        cjs.Variables["CJS_RACE_" + name] = value;
        CjsResult result = cjs.Run("race", "main.js");
        Assert.True(result.ExitCode == code, $"expected {code}, found {result.ExitCode}\n{result.Error}");
        if (name == "FORMAT" && code == 66)
            Assert.Single(Json(result)["races"]!.AsArray());
        if (name == "OUTPUT")
            Assert.Contains("1 race", System.IO.File.ReadAllText(Path.Combine(cjs.Folder, value)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_counts_more_than_its_twin()
    {
        using Cjs cjs = new Cjs().File("main.js", Racy);
        cjs.Variables["CJS_RACE_EXITCODE"] = "9";
        Assert.Equal(5, cjs.Run("race", "--exitcode", "5", "main.js").ExitCode);
    }

    // ---- Packages ----------------------------------------------------------------------------------------------------------------

    [Fact]
    public void A_package_that_is_not_there_is_named_with_what_to_do()
    {
        using var cjs = new Cjs();
        CjsResult result = cjs.Run("race", "--package", "left-out");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("npm install left-out", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("let n = 0;\nexports.next = () => ++n;", "unsafe", 66, 66)]
    [InlineData("exports.Box = class Box { constructor() { this.n = 0; } put() { this.n++; return 1; } };", "safe on distinct objects", 0, 69)]
    [InlineData("exports.twice = n => 2 * n;", "safe on shared objects", 0, 0)]
    public void A_package_gets_a_grade(string text, string grade, int code, int codeWhenSharedIsNeeded)
    {
        using Cjs cjs = new Cjs().File("pack/package.json", """{ "name": "pack", "version": "1.2.3" }""").File("pack/index.js", text);
        CjsResult result = cjs.Run("race", "--package", "./pack", "--format", "json");
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(grade, Json(result)["grade"]!.GetValue<string>());
        Assert.Equal(codeWhenSharedIsNeeded, cjs.Run("race", "--package=./pack", "--at-least", "shared").ExitCode);
    }

    [Fact]
    public void The_program_of_a_package_check_shows_the_same_races()
    {
        using Cjs cjs = new Cjs().File("pack/package.json", """{ "name": "pack", "version": "1.2.3" }""").File("pack/index.js", "let n = 0;\nexports.next = () => ++n;");
        Assert.Equal(66, cjs.Run("race", "--package", "./pack", "--keep", "calls.js").ExitCode);
        CjsResult again = cjs.Run("race", "calls.js", "distinct");
        Assert.Equal(66, again.ExitCode);
        Assert.Contains("race 1", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_functions_is_no_verdict()
    {
        using Cjs cjs = new Cjs().File("pack/package.json", """{ "name": "pack", "version": "1.2.3" }""").File("pack/index.js", "exports.n = 1;");
        Assert.Equal(69, cjs.Run("race", "--package", "./pack").ExitCode);
    }
}
