using System.Text.Json;
using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>What explorer verbs write and say.</summary>
public sealed class ExplorerVerbTests
{
    private const string LostUpdate = """
        const box = { n: 0 };
        function nothing() { return 1; }
        const t = new Thread(() => { box.n++; });
        box.n++;
        t.join();
        nothing();
        if (box.n !== 2) throw new Error('lost');
        """;

    [Fact]
    public void What_is_found_is_shown_made_small_and_shown_again()
    {
        using var cjs = new Cjs();
        CjsResult found = cjs.File("lost.js", LostUpdate).Run("explore", "lost.js", "--races", "never", "--max-schedules", "5000", "--html", "page.html", "--perfetto", "trace.json", "--trace");
        Assert.Equal(70, found.ExitCode);
        Assert.Contains("box.n: 0 → 1", found.Output, StringComparison.Ordinal);
        Assert.Contains("<!doctype html>", File.ReadAllText(Path.Combine(cjs.Folder, "page.html")), StringComparison.Ordinal);
        using JsonDocument trace = JsonDocument.Parse(File.ReadAllText(Path.Combine(cjs.Folder, "trace.json")));
        Assert.True(trace.RootElement.GetProperty("traceEvents").GetArrayLength() > 8);
        string repro = Path.GetFileName(Assert.Single(Directory.GetFiles(cjs.Folder, "*.repro")));
        CjsResult small = cjs.Run("minimize", repro, "-o", "small.repro");
        Assert.Equal(("", 0), (small.Error, small.ExitCode));
        Assert.DoesNotContain("nothing", File.ReadAllText(Path.Combine(cjs.Folder, "small.js")), StringComparison.Ordinal);
        CjsResult again = cjs.Run("replay", "small.repro", "--times", "3");
        Assert.Equal(70, again.ExitCode);
        Assert.Contains("reproduced 3 of 3 times", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_a_race_that_was_found_nothing_is_said_about_how_rare_failures_are()
    {
        using var cjs = new Cjs();
        CjsResult found = cjs.File("lost.js", LostUpdate).Run("explore", "lost.js", "--find", "race", "--strategy", "random", "--max-schedules", "5000");
        Assert.Equal(66, found.ExitCode);
        Assert.Contains("1 distinct race; no other failure in 1 schedule\n", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_goes_on_where_it_ended_and_not_with_another_program()
    {
        using var cjs = new Cjs();
        cjs.File("quiet.js", "const b = { n: 0 }; const t = new Thread(() => { b.n++; }); b.n++; t.join();").File("lost.js", LostUpdate);
        Assert.Equal(0, cjs.Run("explore", "quiet.js", "--strategy", "random", "--max-schedules", "20", "--resume", "state").ExitCode);
        Assert.Equal(0, cjs.Run("explore", "quiet.js", "--strategy", "random", "--max-schedules", "20", "--resume", "state").ExitCode);
        string state = File.ReadAllText(Path.Combine(cjs.Folder, "state"));
        Assert.Equal(40, JsonDocument.Parse(state).RootElement.GetProperty("schedules").GetInt64());
        CjsResult other = cjs.Run("explore", "lost.js", "--resume", "state");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("expected the state of a search of lost.js as it is now, found in state one of quiet.js", other.Error, StringComparison.Ordinal);
        Assert.Equal(state, File.ReadAllText(Path.Combine(cjs.Folder, "state")));
    }

    [Fact]
    public void Several_processes_search_inside_the_engine_as_well()
    {
        using var cjs = new Cjs();
        CjsResult found = cjs.File("lost.js", LostUpdate).Run("explore", "lost.js", "--jobs", "2", "--engine-points", "--strategy", "dpor", "--races", "never");
        Assert.Equal((70, ""), (found.ExitCode, found.Error));
        Assert.Contains("schedules in 2 processes", found.Output, StringComparison.Ordinal);
        foreach (string repro in Directory.GetFiles(cjs.Folder, "*.repro"))
        {
            Assert.Contains("points    engine", File.ReadAllText(repro), StringComparison.Ordinal);
            Assert.Equal(70, cjs.Run("replay", Path.GetFileName(repro)).ExitCode);
        }
    }

    [Fact]
    public void A_program_that_is_no_program_is_found_at_its_place()
    {
        using var cjs = new Cjs();
        CjsResult found = cjs.File("broken.js", "let x = ;").Run("explore", "broken.js");
        Assert.Equal(70, found.ExitCode);
        Assert.Contains("at broken.js:1:9", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_repro_files_are_replayed_at_once()
    {
        using var cjs = new Cjs();
        cjs.File("lost.js", LostUpdate).Run("explore", "lost.js", "--races", "never", "--max-schedules", "5000");
        string repro = Path.GetFileName(Assert.Single(Directory.GetFiles(cjs.Folder, "*.repro")));
        CjsResult replayed = cjs.Run("replay", repro, repro);
        Assert.Equal(0, replayed.ExitCode);
        Assert.EndsWith("2 of 2 reproduced\n", replayed.Output, StringComparison.Ordinal);
        Assert.Equal(68, cjs.File("lost.js", "console.log(1);").Run("replay", repro, repro).ExitCode);
    }

    [Fact]
    public void Minimizing_what_does_not_fail_any_more_is_refused()
    {
        using var cjs = new Cjs();
        cjs.File("lost.js", LostUpdate).Run("explore", "lost.js", "--races", "never", "--max-schedules", "5000");
        string repro = Path.GetFileName(Assert.Single(Directory.GetFiles(cjs.Folder, "*.repro")));
        CjsResult small = cjs.File("lost.js", "console.log(1);").Run("minimize", repro);
        Assert.Equal(68, small.ExitCode);
        Assert.Contains("expected error as the repro file says, found a run that ends well", small.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_are_told_as_TAP_with_a_repro_file_for_what_fails()
    {
        using var cjs = new Cjs();
        CjsResult tested = cjs.File("a.test.mjs", """
            import { explore } from 'cjs:test';
            explore('well', { schedules: 5 }, () => {});
            explore('locks', { schedules: 500 }, () => {
              const a = new Lock(), b = new Lock();
              const t = new Thread(() => a.hold(() => b.hold(() => {})));
              b.hold(() => a.hold(() => {}));
              t.join();
            });
            """).Run("test", "a.test.mjs");
        Assert.Equal(67, tested.ExitCode);
        Assert.Contains("ok 1 - well", tested.Output, StringComparison.Ordinal);
        Assert.Contains("not ok 2 - locks", tested.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed\n", tested.Output, StringComparison.Ordinal);
        Assert.Equal(67, cjs.Run("replay", Path.GetFileName(Assert.Single(Directory.GetFiles(cjs.Folder, "*.repro")))).ExitCode);
    }

    [Theory]
    [InlineData("console.log(1);", new[] { "test", "a.mjs" }, "a.mjs: expected tests, declared with explore(…) or race.test(…) of 'cjs:test', found none")]
    [InlineData("import { explore } from 'cjs:test'; explore('well', () => {});", new[] { "test", "a.mjs", "--only", "bad" }, "--only: expected a part of a test's name, found 'bad', which is in none")]
    public void Tests_that_are_not_there_are_an_error(string text, string[] arguments, string message)
    {
        using var cjs = new Cjs();
        CjsResult tested = cjs.File("a.mjs", text).Run(arguments);
        Assert.Equal(2, tested.ExitCode);
        Assert.Contains(message, tested.Error, StringComparison.Ordinal);
    }
}
