using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.EnginePoints.Tests;

/// <summary>The programs of Corpus/explore/engine, and what several tests do with them.</summary>
internal static class Corpus
{
    public const int StepsMax = 2000;

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("CJS_LONG") == "1";

    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "Corpus", "explore", "engine");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.js").Order(StringComparer.Ordinal).Select(static file => Path.GetFileName(file));

    public static TheoryData<string> Programs => [.. Names];

    public static ExploredProgram Program(string name) => new(Path.Combine(Folder, name));

    /// <summary>What <c>// mark: value</c> says at a program's beginning; null when it says nothing.</summary>
    public static string? Said(string name, string mark)
    {
        string start = $"// {mark}: ";
        return File.ReadLines(Path.Combine(Folder, name)).TakeWhile(static line => line.StartsWith("//", StringComparison.Ordinal))
            .FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
    }

    public static FindingKind ExpectedOf(string name) => FindingKinds.Parse(Said(name, "expect")!)!.Value;

    // preempt:2: too many classes for a test, or a program that ends before its threads do, as dpor knows only of steps that are made.
    public static string StrategyOf(string name) => Said(name, "strategy") ?? "dpor";

    public static ScheduleRunner Runner(string name, IEnumerable<string> points)
    {
        var runner = new ScheduleRunner(Program(name), StepsMax, enginePoints: true);
        runner.Learn(points);
        return runner;
    }

    /// <summary>The classes of schedules that a strategy comes to until it has no more; null when that takes more than so many schedules.</summary>
    public static Dictionary<ulong, RunOutcome>? Classes(ScheduleRunner runner, Strategy strategy, long most)
    {
        var classes = new Dictionary<ulong, RunOutcome>();
        for (long runs = 0; strategy.Begin(1); runs++)
        {
            if (runs == most)
                return null;
            RunOutcome outcome = runner.Run(strategy, 1);
            if (outcome.LearnedPoints)
            {
                strategy.PointsChanged();
                classes.Clear();
            }
            else if (!outcome.WasCut)
            {
                classes.TryAdd(new TraceOrder(outcome.Trace).ClassHash(), outcome);
            }
            strategy.Finished(outcome);
        }
        return classes;
    }
}
