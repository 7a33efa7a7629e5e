using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using Xunit.Abstractions;

namespace ConcurrentJs.EnginePoints.Tests;

/// <summary>Reduction says that it runs a schedule of every class: schedules that are drawn are of a class that it ran.</summary>
public sealed class ReductionTests(ITestOutputHelper output)
{
    private const int EarlyMost = 2;

    private static readonly int s_drawn = Corpus.IsLong ? 1000 : 150;

    /// <summary>Those that reduction comes to the end of.</summary>
    public static TheoryData<string> Reduced => Corpus.IsLong
        ? [.. Corpus.Names.Where(static name => Corpus.StrategyOf(name) == "dpor" && Corpus.ExpectedOf(name) == FindingKind.None)]
        : ["atoms.js", "key-list.js", "memory-wait.js", "push-pop.js", "set-delete-iterate.js"];

    [Theory, MemberData(nameof(Reduced))]
    public void What_is_drawn_is_of_a_class_that_reduction_ran(string name)
    {
        string found = Affinity.OnOneCore(() => Compare(name));
        output.WriteLine($"{name}: {found}");
        Assert.StartsWith("all ", found, StringComparison.Ordinal);
    }

    private static string Compare(string name)
    {
        using ScheduleRunner runner = Corpus.Runner(name, []);
        while (true)
        {
            var reduction = new Dpor(EarlyMost);
            if (Corpus.Classes(runner, reduction, 200_000) is not { } classes)
                return "expected an end of reduction";
            if (Drawn(runner, classes) is { } found)
                return $"{found}; {reduction.Classes} classes, {reduction.Redundant} runs cut short";
        }
    }

    private static string? Drawn(ScheduleRunner runner, Dictionary<ulong, RunOutcome> classes)
    {
        var unknown = new HashSet<ulong>();
        int missed = 0;
        for (ulong seed = 1; seed <= (ulong)s_drawn; seed++)
        {
            var walk = new Walk(seed);
            RunOutcome outcome = runner.Run(walk, 1);
            // What is a step has changed.
            if (outcome.LearnedPoints)
                return null;
            // As many waits that time ends as reduction was asked to try.
            if (walk.Early > EarlyMost)
                continue;
            ulong hash = new TraceOrder(outcome.Trace).ClassHash();
            if (classes.ContainsKey(hash))
                continue;
            missed++;
            unknown.Add(hash);
        }
        return missed == 0 ? $"all {s_drawn} known" : $"{missed} of {s_drawn} are of {unknown.Count} classes that were not run";
    }
}
