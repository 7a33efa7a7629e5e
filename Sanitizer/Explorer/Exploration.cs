using System.Diagnostics;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>How to explore.</summary>
public sealed record ExploreOptions
{
    /// <summary>When to stop, at the latest.</summary>
    public TimeSpan? Time { get; init; }

    public long? SchedulesMax { get; init; }

    /// <summary>What all chance is drawn from: the strategy's and the program's.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What ends the search. Other findings are collected.</summary>
    public IReadOnlyCollection<FindingKind> Find { get; init; } =
        [FindingKind.Error, FindingKind.Rejection, FindingKind.Deadlock, FindingKind.LostWakeUp, FindingKind.Livelock, FindingKind.Heap, FindingKind.Nondeterminism, FindingKind.Uncontrolled];

    /// <summary>Nothing ends the search but the budget.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Different results under different schedules are a finding.</summary>
    public bool ExpectsDeterminism { get; init; }

    /// <summary>The heap verifier looks at the end of each run.</summary>
    public bool VerifiesHeap { get; init; }

    /// <summary>The race detector listens to: no run, some of them, all.</summary>
    public RaceWatch Races { get; init; } = RaceWatch.Some;

    public int StepsMax { get; init; } = 50_000;

    public bool AllPoints { get; init; }

    /// <summary>Waits with a time limit may end while others could go on when no more than this is left, in milliseconds.</summary>
    public double SlackMs { get; init; } = ScheduleRunner.UsualSlackMs;

    /// <summary>The named points inside the engine's operations are scheduling points, and the heap verifier looks at the end of each run.</summary>
    public bool EnginePoints { get; init; }

    /// <summary>Where an earlier search ended: schedules that are not run again, and the places that were known to be points.</summary>
    public ResumedSearch? Resume { get; init; }
}

/// <summary>Where an earlier search ended.</summary>
/// <param name="Schedules">How many it had run.</param>
/// <param name="Points">The places that were known to be points.</param>
/// <param name="Sha256">Hash of the program's text and its modules'.</param>
public sealed record ResumedSearch(long Schedules, IReadOnlyList<string> Points, string Sha256);

/// <summary>How often the race detector listens while schedules are explored.</summary>
public enum RaceWatch : byte { Never, Some, Always }

/// <summary>Something that was found: all runs with the same result are one finding.</summary>
public sealed class Finding
{
    public required FindingKind Kind { get; init; }
    public required string Fingerprint { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>The schedule that showed it first, counted from 1, and the strategy that made it.</summary>
    public required long Schedule { get; init; }
    public required string Strategy { get; init; }

    /// <summary>How to show it again.</summary>
    public required Repro Repro { get; init; }

    /// <summary>The race, when it is one.</summary>
    public RaceReport? Race { get; init; }

    public long Count { get; internal set; } = 1;

    /// <summary>How many schedules of each strategy showed it.</summary>
    public Dictionary<string, long> ByStrategy { get; } = new(StringComparer.Ordinal);
}

/// <summary>Where an exploration stands.</summary>
public sealed class ExploreProgress
{
    public long Schedules { get; internal set; }
    public TimeSpan Elapsed { get; internal set; }
    public int StepsMost { get; internal set; }
    public long StepsAll { get; internal set; }
    public int ThreadsMost { get; internal set; }
    public int Points { get; internal set; }

    /// <summary>The places that are scheduling points, and the hash of the program's text.</summary>
    public IReadOnlyList<string> PointNames { get; internal set; } = [];
    public string Sha256 { get; internal set; } = "";
    public Dictionary<string, long> ByStrategy { get; } = new(StringComparer.Ordinal);
    public List<Finding> Findings { get; } = [];

    /// <summary>Different ends: what was printed, exit code, finding.</summary>
    public HashSet<string> Results { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything there is was covered, in the sense of <see cref="Coverage"/>.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>What a systematic strategy says about what it covered.</summary>
    public string? Coverage { get; internal set; }

    /// <summary>The search that was to go on was one of another program, or of another text of it: nothing was searched.</summary>
    public bool IsOtherProgram { get; internal set; }

    /// <summary>The finding that ended the search.</summary>
    public Finding? EndedBy { get; internal set; }
}

/// <summary>Runs a program under one schedule after the other, and collects what comes of it.</summary>
public sealed class Exploration(ExploredProgram program, Strategy strategy, ExploreOptions options)
{
    private const int WatchedAtFirst = 32, WatchedOneIn = 16;

    private readonly ExploreProgress _progress = new();
    private readonly Dictionary<string, Finding> _findings = new(StringComparer.Ordinal);
    private (string Result, Repro Repro)? _first;
    private RunOutcome? _counted;

    public ExploreProgress Progress => _progress;

    /// <summary>The run in which what was last found was found; for who wants to see more of it.</summary>
    public RunOutcome? Shown { get; private set; }

    /// <param name="tick">Called after every schedule.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public ExploreProgress Run(Action<ExploreProgress>? tick = null, CancellationToken cancellation = default)
    {
        using var runner = new ScheduleRunner(program, options.StepsMax, options.AllPoints, options.SlackMs, options.EnginePoints);
        long start = Stopwatch.GetTimestamp();
        var seeds = new Dice(options.Seed);
        if (options.Resume is { } resume)
        {
            runner.Learn(resume.Points);
            // Systematic strategies begin anew; those that draw go on where they were.
            seeds.Skip(resume.Schedules);
        }
        while (!cancellation.IsCancellationRequested && !IsOver())
        {
            if (!strategy.Begin(seeds.Next()))
            {
                _progress.IsComplete = strategy.IsComplete;
                break;
            }
            long number = ++_progress.Schedules;
            RunOutcome outcome = runner.Run(strategy, options.Seed, IsWatched(number), options.VerifiesHeap);
            if (outcome.LearnedPoints)
                strategy.PointsChanged();
            strategy.Finished(outcome);
            if (number == 1 || outcome.LearnedPoints)
                _progress.PointNames = [.. runner.Points];
            if (number == 1)
            {
                _progress.Sha256 = Repro.HashOf(runner.Sources);
                if (options.Resume is { } before && before.Sha256 != _progress.Sha256)
                {
                    _progress.IsOtherProgram = true;
                    break;
                }
            }
            Note(runner, outcome, number);
            _progress.Elapsed = Stopwatch.GetElapsedTime(start);
            tick?.Invoke(_progress);
            if (_progress.EndedBy is not null)
                break;
        }
        _progress.Coverage = strategy.Coverage;
        _progress.PointNames = [.. runner.Points];
        _progress.Sha256 = Repro.HashOf(runner.Sources);
        _progress.Elapsed = Stopwatch.GetElapsedTime(start);
        return _progress;
    }

    private bool IsWatched(long number) => options.Races switch
    {
        RaceWatch.Never => false,
        RaceWatch.Always => true,
        _ => number <= WatchedAtFirst || number % WatchedOneIn == 0,
    };

    private bool IsOver() =>
        (options.SchedulesMax is { } most && _progress.Schedules >= most) || (options.Time is { } time && _progress.Elapsed >= time);

    private void Note(ScheduleRunner runner, RunOutcome outcome, long number)
    {
        string by = strategy.Name;
        Add(_progress.ByStrategy, by);
        _progress.StepsMost = Math.Max(_progress.StepsMost, outcome.Steps);
        _progress.StepsAll += outcome.Steps;
        _progress.ThreadsMost = Math.Max(_progress.ThreadsMost, outcome.Threads);
        _progress.Points = runner.Points.Count;
        if (_progress.Results.Count < 10_000 && !IsLike(_counted, outcome))
            _progress.Results.Add(ResultOf(_counted = outcome));
        if (outcome.HasFailed)
            Found(runner, outcome, number, outcome.Kind, outcome.Fingerprint, outcome.Title, outcome.Details, null);
        foreach (RaceReport race in outcome.Races)
            Found(runner, outcome, number, FindingKind.Race, race.Fingerprint, $"{race.Kinds} on {race.Place}", RaceDetails(race), race);
        if (options.ExpectsDeterminism)
            Compare(runner, outcome, number);
    }

    // PERF: most runs end as the one before.
    private static bool IsLike(RunOutcome? a, RunOutcome b) =>
        a is not null && a.Kind == b.Kind && a.ExitCode == b.ExitCode && a.Fingerprint == b.Fingerprint && a.Output == b.Output;

    private static string[] RaceDetails(RaceReport race) =>
    [
        $"{race.First.Thread.Name} {race.First.Action}{Value(race.First)} at {race.First.Stack.FirstOrDefault()}",
        $"{race.Second.Thread.Name} {race.Second.Action}{Value(race.Second)} at {race.Second.Stack.FirstOrDefault()}",
        race.Hint,
    ];

    private static string Value(ReportAccess access) => access.Value is { } value ? $" {value}" : "";

    /// <summary>What a run came to: equal for equal output and end.</summary>
    public static string ResultOf(RunOutcome outcome) =>
        Verdicts.ExactFingerprint($"{outcome.Kind} {outcome.Fingerprint} {outcome.ExitCode} {outcome.Output}");

    private void Compare(ScheduleRunner runner, RunOutcome outcome, long number)
    {
        string result = ResultOf(outcome);
        if (_first is not { } first)
        {
            _first = (result, Repro.Of(program, runner, outcome, strategy.Name, options.Seed, FindingKind.Nondeterminism, result, "the first result"));
            return;
        }
        if (result != first.Result)
            Found(runner, outcome, number, FindingKind.Nondeterminism, result, "another schedule, another result", [$"printed: {Short(outcome.Output)}"], null);
    }

    private static string Short(string text) => text.Length <= 200 ? text.ReplaceLineEndings(" ⏎ ") : text[..200].ReplaceLineEndings(" ⏎ ") + "…";

    private void Found(ScheduleRunner runner, RunOutcome outcome, long number, FindingKind kind, string fingerprint, string title, IReadOnlyList<string> details, RaceReport? race)
    {
        string by = strategy.Name;
        if (_findings.TryGetValue($"{kind} {fingerprint}", out Finding? known))
        {
            known.Count++;
            Add(known.ByStrategy, by);
            return;
        }
        var finding = new Finding
        {
            Kind = kind,
            Fingerprint = fingerprint,
            Title = title,
            Details = details,
            Schedule = number,
            Strategy = by,
            Race = race,
            Repro = Repro.Of(program, runner, outcome, by, options.Seed, kind, fingerprint, title),
        };
        Add(finding.ByStrategy, by);
        _findings.Add($"{kind} {fingerprint}", finding);
        _progress.Findings.Add(finding);
        bool ends = kind == FindingKind.Uncontrolled || (!options.KeepsGoing && options.Find.Contains(kind));
        if (ends && _progress.EndedBy is null)
        {
            _progress.EndedBy = finding;
            Shown = outcome;
        }
    }

    private static void Add(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
