using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using Xunit.Abstractions;

namespace ConcurrentJs.EnginePoints.Tests;

/// <summary>
/// What partial order reduction rests on: two steps of different threads that are said to commute may change places, and nobody can tell. A schedule is drawn, its steps
/// are put into another order of the same class, and that order is run: every thread must make the same steps, and the program must come to the same end.
/// Where it does not, the order is approached one exchange of neighbours after the other, so that the two steps are named.
/// </summary>
public sealed class DependencyTests(ITestOutputHelper output)
{
    private static readonly int s_schedules = Corpus.IsLong ? 300 : 8;

    /// <summary>Those of which reduction says that it runs every class.</summary>
    public static TheoryData<string> Programs => [.. Corpus.Names.Where(static name => Corpus.StrategyOf(name) == "dpor")];

    [Theory, MemberData(nameof(Programs))]
    public void Steps_that_are_said_to_commute_do(string name)
    {
        string found = Affinity.OnOneCore(() => Check(name));
        output.WriteLine($"{name}: {found}");
        Assert.Equal("", found);
    }

    private static string Check(string name)
    {
        using ScheduleRunner runner = Corpus.Runner(name, []);
        var faults = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (ulong seed = 1; seed <= (ulong)s_schedules; seed++)
        {
            RunOutcome outcome = runner.Run(new Walk(seed), 1);
            if (outcome.LearnedPoints)
                continue;
            var order = new TraceOrder(outcome.Trace);
            int[] other = Another(order, outcome.Trace.Count, new Random((int)seed));
            if (Difference(runner, outcome, order, other) is null)
                continue;
            string fault = Pair(runner, outcome, order, other);
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
        }
        return string.Join('\n', faults.Select(static fault => $"{fault.Value} x {fault.Key}"));
    }

    /// <summary>The steps in another order that keeps what is in order.</summary>
    private static int[] Another(TraceOrder order, int count, Random chance)
    {
        var left = Enumerable.Range(0, count).ToList();
        var made = new List<int>();
        while (left.Count > 0)
        {
            List<int> first = [.. left.Where(step => !left.Exists(other => other < step && order.IsBefore(other, step)))];
            int next = first[chance.Next(first.Count)];
            made.Add(next);
            left.Remove(next);
        }
        return [.. made];
    }

    private static string? Difference(ScheduleRunner runner, RunOutcome outcome, TraceOrder order, IReadOnlyList<int> steps)
    {
        var strategy = new Linearization([.. steps.Select(step => outcome.Trace[step].Strand)]);
        strategy.Begin(1);
        RunOutcome second = runner.Run(strategy, 1);
        if (second.LearnedPoints)
            return null;
        if (strategy.Refused >= 0)
            return strategy.Refused < steps.Count ? $"step {strategy.Refused} ({Shown(outcome, steps[strategy.Refused])}) could not be made" : "there were more steps";
        for (int strand = 0; strand < outcome.Threads; strand++)
        {
            List<string> a = Steps(outcome, strand), b = Steps(second, strand);
            for (int i = 0; i < Math.Max(a.Count, b.Count); i++)
            {
                if (i >= a.Count || i >= b.Count || a[i] != b[i])
                    return $"strand {strand} made \"{(i < b.Count ? b[i] : "nothing")}\" in place of \"{(i < a.Count ? a[i] : "nothing")}\"";
            }
        }
        if (second.Fingerprint != outcome.Fingerprint)
            return $"it ended with \"{second.Title}\" in place of \"{outcome.Title}\"";
        if (second.Output != outcome.Output)
            return $"it printed \"{second.Output}\" in place of \"{outcome.Output}\"";
        return new TraceOrder(second.Trace).ClassHash() == order.ClassHash() ? null : "it is of another class";
    }

    private static List<string> Steps(RunOutcome outcome, int strand) =>
        [.. outcome.Trace.Where(step => step.Strand == strand).Select(step => $"{outcome.Describe(step.Operation)} {step.Operation.Space} {step.Operation.Effect}")];

    private static string Shown(RunOutcome outcome, int step) => $"{outcome.Trace[step].Strand}: {outcome.Describe(outcome.Trace[step].Operation)} on {outcome.Trace[step].Operation.Target?.GetType().Name ?? "all"} {outcome.Trace[step].Operation.TargetNumber}";

    /// <summary>The first two neighbours that could not be exchanged on the way to the other order.</summary>
    private static string Pair(ScheduleRunner runner, RunOutcome outcome, TraceOrder order, int[] other)
    {
        var steps = Enumerable.Range(0, other.Length).ToList();
        for (int at = 0; at < other.Length; at++)
        {
            for (int from = steps.IndexOf(other[at]); from > at; from--)
            {
                (steps[from - 1], steps[from]) = (steps[from], steps[from - 1]);
                if (Difference(runner, outcome, order, steps) is { } difference)
                    return $"{Shown(outcome, steps[from])} | {Shown(outcome, steps[from - 1])}: exchanged, {difference}";
            }
        }
        return "the order as a whole, no exchange by itself";
    }
}
