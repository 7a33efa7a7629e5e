using System.Diagnostics;
using ConcurrentJs.Fuzz.Generators;
using ConcurrentJs.Fuzz.Oracles;
using ConcurrentJs.Fuzz.Programs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Fuzz.Campaign;

/// <summary>Programs of consecutive seeds, judged until time or count is over.</summary>
public sealed class FuzzCampaign(Judge judge)
{
    /// <summary>The campaign's seed; program number i has the seed <see cref="FuzzChance.Derive"/>(seed, i), program 0 the seed itself.</summary>
    public ulong Seed { get; init; } = 1;

    public TimeSpan? TimeMax { get; init; }

    public long? CountMax { get; init; }

    /// <summary>How often each program runs in each mode.</summary>
    public int Repeat { get; init; } = 1;

    public IReadOnlyList<ThreadsMode> Modes { get; init; } = [ThreadsMode.Parallel];

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Heard after every program.</summary>
    public Action<Progress>? OnProgress { get; init; }

    /// <summary>Heard once for each different failure.</summary>
    public Action<Finding>? OnFinding { get; init; }

    public readonly record struct Progress(long Programs, long Runs, int Findings, TimeSpan Elapsed);

    /// <returns>All different failures, one for each kind and message, and how far it came.</returns>
    public (IReadOnlyList<Finding> Findings, Progress End) Run(CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var findings = new Dictionary<string, Finding>();
        long programs = 0, runs = 0;
        while (!cancellation.IsCancellationRequested && (CountMax is null || programs < CountMax) && (TimeMax is null || clock.Elapsed < TimeMax))
        {
            FuzzProgram program = ProgramGenerator.Generate(programs == 0 ? Seed : FuzzChance.Derive(Seed, programs), Topics);
            for (int i = 0; i < Repeat && !cancellation.IsCancellationRequested; i++)
            {
                foreach (ThreadsMode mode in Modes)
                {
                    runs++;
                    if (judge.Try(program, mode) is { } finding && findings.TryAdd(BucketOf(finding), finding))
                        OnFinding?.Invoke(finding);
                }
            }
            programs++;
            OnProgress?.Invoke(new Progress(programs, runs, findings.Count, clock.Elapsed));
        }
        return ([.. findings.Values], new Progress(programs, runs, findings.Count, clock.Elapsed));
    }

    private static string BucketOf(Finding finding)
    {
        string first = finding.Detail.Split('\n')[0];
        return $"{finding.Kind} {string.Concat(first.Where(static c => !char.IsDigit(c)))}";
    }
}
