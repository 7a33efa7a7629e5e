using ConcurrentJs.Sanitizer.Explorer;
using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace ConcurrentJs.Sanitizer.Coyote;

/// <summary>What came of one search.</summary>
/// <param name="Iterations">Until the first finding, or all there were.</param>
/// <param name="First">What ended it; none when nothing did.</param>
/// <param name="All">Kind and fingerprint of everything found, races included.</param>
/// <param name="Unconfirmed">Runs in which Coyote and the engine's verdict said different things.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record SearchResult(int Iterations, FindingKind First, IReadOnlyDictionary<string, string> All, int Unconfirmed, double Seconds);

/// <summary>Runs a program under Coyote's TestingEngine.</summary>
/// <remarks>A test method of Coyote's may be called again while the threads of the run that it ended still unwind, so runs take a lock.</remarks>
internal sealed class CoyoteSearch(ExploredProgram program, CompareOptions options)
{
    private readonly Lock _gate = new();

    /// <param name="strategy">random or pct.</param>
    /// <param name="seed">Of Coyote's choices.</param>
    /// <param name="collects">Goes on after findings, with the race detector listening.</param>
    public SearchResult Run(string strategy, uint seed, bool collects)
    {
        using var runner = new ScheduleRunner(program, options.StepsMax, options.AllPoints);
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        FindingKind first = FindingKind.None;
        int iterations = 0, firstAt = 0, unconfirmed = 0;
        Configuration configuration = Configuration.Create()
            .WithTestingIterations((uint)options.Iterations)
            .WithRandomGeneratorSeed(seed)
            .WithTestIterationsRunToCompletion(collects)
            .WithMaxSchedulingSteps((uint)options.StepsMax * 8)
            .WithDeadlockTimeout(120_000)
            .WithPartiallyControlledConcurrencyAllowed(false)
            .WithTelemetryEnabled(false);
        configuration = strategy == "pct" ? configuration.WithPrioritizationStrategy(false, 3) : configuration.WithRandomStrategy();
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        using TestingEngine engine = TestingEngine.Create(configuration, () => Test());
        engine.SetLogger(new TextWriterLogger(TextWriter.Null, VerbosityLevel.Error));
        engine.RegisterEndIterationCallBack(_ => { lock (_gate) { } });
        engine.Run();
        lock (_gate)
        {
            if (engine.TestReport.InternalErrors.Count > 0)
                throw new InvalidOperationException($"Coyote: {engine.TestReport.InternalErrors.First()}");
            bool said = engine.TestReport.NumOfFoundBugs > 0;
            if (said != (first != FindingKind.None))
                unconfirmed++;
            return new SearchResult(firstAt > 0 ? firstAt : iterations, first, all, unconfirmed, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        void Test()
        {
            RunOutcome outcome;
            lock (_gate)
            {
                CoyoteScheduler scheduler = null!;
                outcome = runner.Run(limits => scheduler = new CoyoteScheduler(limits), seed: 1, racing: collects);
                iterations++;
                if (outcome.HasFailed)
                {
                    all.TryAdd($"{outcome.Kind.Word()} {outcome.Fingerprint}", outcome.Title);
                    if (first == FindingKind.None)
                        (first, firstAt) = (outcome.Kind, iterations);
                }
                foreach (Reports.RaceReport race in outcome.Races)
                    all.TryAdd($"race {race.Fingerprint}", $"{race.Kinds} on {race.Place}");
                if (!scheduler.HasEnded && scheduler.WasStuck != outcome.Kind is FindingKind.Deadlock or FindingKind.LostWakeUp)
                    unconfirmed++;
            }
            Specification.Assert(!outcome.HasFailed, "{0}", outcome.Title);
        }
    }
}
