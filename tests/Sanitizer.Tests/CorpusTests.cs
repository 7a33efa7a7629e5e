using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;
using Xunit.Abstractions;

namespace ConcurrentJs.Sanitizer.Tests;

/// <summary>
/// Every program of Corpus/race and Corpus/norace under the detector: its first comment is the verdict. Misses and false alarms are printed as recall
/// and precision; both must be 1.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string s_root = Root();

    [Fact]
    public void Every_race_is_found_and_nothing_else()
    {
        int found = 0, missed = 0, quiet = 0, alarms = 0;
        var wrong = new List<string>();
        foreach (string file in Programs("race"))
        {
            (string what, string place) = Expectation(file);
            RaceRun run = Run(file, Predicts(file), out string? error);
            IReadOnlyList<RaceReport> reports = run.Races;
            bool hit = error is null && (what == "deadlock"
                ? reports.Count == 0 && run.Deadlocks.Any(deadlock => DeadlockReport.Name(deadlock.Kind) == place)
                : run.Deadlocks.Count == 0 && reports.Any(report => place.Length == 0 || report.Folded.Append(report.Place).Any(name => name.Contains(place, StringComparison.Ordinal))));
            if (hit)
                found++;
            else
                missed++;
            if (!hit)
                wrong.Add($"missed: {Relative(file)} expected a {what} {place}, found {(error ?? string.Join("; ", reports.Select(r => $"{r.Kinds} on {r.Place}").Concat(run.Deadlocks.Select(d => DeadlockReport.Name(d.Kind)))))}");
        }
        foreach (string file in Programs("norace"))
        {
            RaceRun run = Run(file, Predicts(file), out string? error);
            bool isQuiet = run.Races.Count == 0 && run.Deadlocks.Count == 0 && error is null;
            if (isQuiet)
                quiet++;
            else
                alarms++;
            if (!isQuiet)
                wrong.Add($"alarm: {Relative(file)} {error}\n{ReportText.Of(run, false)}");
        }
        output.WriteLine($"recall {found}/{found + missed}, programs without a false alarm {quiet}/{quiet + alarms}");
        Assert.True(wrong.Count == 0, $"recall {found}/{found + missed}, quiet {quiet}/{quiet + alarms}\n{string.Join('\n', wrong)}");
    }

    public static IEnumerable<object[]> Patterned() => Programs("race/pattern").Select(file => new object[] { Relative(file) });

    // Each pattern has a program; the worst report of it is of exactly that pattern, with the hint for it.
    [Theory, MemberData(nameof(Patterned))]
    public void A_program_of_a_pattern_gets_that_pattern_and_its_hint(string file)
    {
        string expected = File.ReadLines(Path.Combine(s_root, file)).ElementAt(1)["// pattern: ".Length..];
        RaceRun run = Run(Path.Combine(s_root, file), false, out string? error);
        Assert.Null(error);
        Assert.True(run.Races.Any(report => Patterns.Name(report.Pattern) == expected && report.Hint == Patterns.Hint(report.Pattern, report.Place)),
            $"expected {expected}, found {string.Join(", ", run.Races.Select(report => $"{Patterns.Name(report.Pattern)} on {report.Place}: {report.First.Action} / {report.Second.Action}"))}");
    }

    [Fact]
    public void Every_pattern_has_a_program()
    {
        var named = Programs("race/pattern").Select(file => File.ReadLines(file).ElementAt(1)["// pattern: ".Length..]).ToHashSet();
        Assert.True(named.SetEquals(Enum.GetValues<RacePattern>().Select(Patterns.Name)));
    }

    [Fact]
    public void A_report_has_both_values_the_birthplace_and_the_starts_of_threads()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("cjs").FullName, "birth.js");
        File.WriteAllText(file, "function make() {\n  return { n: 0 };\n}\nconst o = make();\nconst t = new Thread(() => {\n  o.n = 7;\n});\no.n = 5;\nt.join();\n");
        RaceReport race = Assert.Single(Run(file, false, out _).Races);
        Assert.Equal(["5", "7"], new[] { race.First.Value, race.Second.Value }.Order());
        Assert.Equal((2, "make", "main"), (race.Birth[0].Line, race.Birth[0].Function, race.Maker));
        Assert.Equal(4, race.Birth[1].Line);
        Assert.Contains(new[] { race.First, race.Second }, side => side.Thread.Started.Count > 0 && side.Thread.Started[0].Line == 5);
    }

    private static IEnumerable<string> Programs(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, "Corpus", folder), "*.js", SearchOption.AllDirectories)
            .Where(static file => !Path.GetFileName(file).StartsWith('_')).Order(StringComparer.Ordinal);

    // Whether the locks were lucky enough for a prediction, or the accesses really raced, is the schedule's affair: both are found.
    private static bool Predicts(string file) => Topic(file) == "predicted";

    private static string Topic(string file) => Path.GetFileName(Path.GetDirectoryName(file))!;

    /// <summary>The first comment: "expect: race o.n", or "expect: deadlock lost wake-up".</summary>
    private static (string What, string Place) Expectation(string file)
    {
        string line = File.ReadLines(file).First()["// expect: ".Length..];
        string what = line.Split(' ')[0];
        return (what, line[what.Length..].Trim());
    }

    private static RaceRun Run(string file, bool predicts, out string? error)
    {
        error = null;
        var session = new RaceSession(predicts);
        // Workers and modules are files that the host loads.
        bool isFile = Topic(file) is "worker" or "module";
        using var engine = new Engine(new EngineOptions { Globals = isFile ? HostGlobals.Node : HostGlobals.Standard, Threads = ThreadsMode.Parallel, Probe = session.Probe, TimeLimit = TimeSpan.FromMinutes(5), Output = TextWriter.Null, ErrorOutput = TextWriter.Null, Stalls = StallAction.StopWhenSomeWait });
        try
        {
            if (isFile)
            {
                engine.RunMain(file);
            }
            else
            {
                engine.Evaluate(File.ReadAllText(file), Relative(file));
                engine.RunEventLoop();
            }
            engine.TellWaitingThreads();
        }
        catch (ScriptStoppedException stopped) when (stopped.Reason == StopReason.Stalled)
        {
            // The session knows more.
        }
        catch (Exception exception) when (exception is ScriptException or ScriptStoppedException)
        {
            error = exception.Message;
        }
        return session.Result(static _ => true);
    }

    private static string Relative(string file) => Path.GetRelativePath(s_root, file).Replace('\\', '/');

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
