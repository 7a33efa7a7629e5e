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

    private static IEnumerable<string> Programs(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, "Corpus", folder), "*.js", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    // Whether the locks were lucky enough for a prediction, or the accesses really raced, is the schedule's affair: both are found.
    private static bool Predicts(string file) => Path.GetFileName(Path.GetDirectoryName(file)) == "predicted";

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
        using var engine = new Engine(new EngineOptions { Globals = HostGlobals.Standard, Threads = ThreadsMode.Parallel, Probe = session.Probe, TimeLimit = TimeSpan.FromSeconds(20), Output = TextWriter.Null, ErrorOutput = TextWriter.Null, Stalls = StallAction.StopWhenSomeWait });
        try
        {
            engine.Evaluate(File.ReadAllText(file), Relative(file));
            engine.RunEventLoop();
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
