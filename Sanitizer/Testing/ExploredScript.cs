using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Recording;

namespace ConcurrentJs.Sanitizer.Testing;

/// <summary>A program and the schedules it is run under; its methods are checks, each of which runs it and answers this object again.</summary>
/// <remarks>Thread safety: immutable; checks may run at the same time.</remarks>
public sealed class ExploredScript
{
    private readonly ScriptUnderTest _script;
    private readonly Func<Strategy> _strategy;
    private readonly int? _schedules;
    private readonly Func<Strategy, bool> _covers;

    internal ExploredScript(ScriptUnderTest script, Func<Strategy> strategy, int? schedules, Func<Strategy, bool> covers) =>
        (_script, _strategy, _schedules, _covers) = (script, strategy, schedules, covers);

    /// <summary>No schedule fails: no uncaught error, rejection, deadlock, lost wake-up or livelock. Races do not count; see <see cref="IsQuiet"/>.</summary>
    /// <exception cref="ExploreFailedException">One does, or not all of them could be run in time.</exception>
    public ExploredScript Passes() => NothingIn(Options());

    /// <summary>No schedule fails, and none has a race.</summary>
    /// <exception cref="ExploreFailedException">One does, or not all of them could be run in time.</exception>
    public ExploredScript IsQuiet() => NothingIn(Racing());

    /// <inheritdoc cref="IsQuiet"/>
    public ExploredScript AndIsQuiet() => IsQuiet();

    /// <summary>Some schedule fails so.</summary>
    /// <param name="kind">What is to be found.</param>
    /// <param name="message">A part of the finding's first line; null for any.</param>
    /// <exception cref="ExploreFailedException">None does.</exception>
    public ExploredScript Fails(FindingKind kind = FindingKind.Error, string? message = null)
    {
        (ExploreProgress progress, _) = Run(kind switch
        {
            FindingKind.Race => Racing() with { Find = [kind] },
            FindingKind.Nondeterminism => Options() with { ExpectsDeterminism = true, Find = [kind] },
            _ => Options() with { Find = [kind] },
        });
        if (progress.Findings.Exists(finding => finding.Kind == kind && (message is null || finding.Title.Contains(message, StringComparison.Ordinal))))
            return this;
        string found = progress.Findings.Count == 0 ? "none" : string.Join("; ", progress.Findings.Select(static finding => $"{finding.Kind.Word()}: {finding.Title}"));
        throw new ExploreFailedException($"expected {kind.Word()}{(message is null ? "" : $" with '{message}'")} under some schedule, found {found} in {progress.Schedules:N0} schedules", null, null);
    }

    /// <summary>Some schedule has a race there.</summary>
    /// <param name="on">The place, as reports name it: <c>box.n</c>.</param>
    /// <exception cref="ExploreFailedException">None does.</exception>
    public ExploredScript Races(string on) => Fails(FindingKind.Race, $" on {on}");

    /// <summary>Every schedule prints the same, and this is it; white space at both ends does not count.</summary>
    /// <exception cref="ExploreFailedException">One prints something else, or fails, or not all of them could be run in time.</exception>
    public ExploredScript Answers(string expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        NothingIn(Options() with { ExpectsDeterminism = true });
        string printed = Once().Output.Trim();
        return printed == expected.Trim() ? this : throw new ExploreFailedException($"expected '{expected.Trim()}' as what it prints, found '{printed}'", null, null);
    }

    /// <inheritdoc cref="Answers"/>
    public ExploredScript AndAnswers(string expected) => Answers(expected);

    /// <summary>All of what was found, for checks of one's own.</summary>
    public ExploreProgress Result(bool races = false) => Run(races ? Racing() with { KeepsGoing = true } : Options() with { KeepsGoing = true }).Progress;

    private ExploreOptions Options() => new() { Time = _script.Budget, SchedulesMax = _schedules, Seed = _script.Seed, Races = RaceWatch.Never };

    private ExploreOptions Racing()
    {
        ExploreOptions options = Options();
        return options with { Races = RaceWatch.Always, Find = [.. options.Find, FindingKind.Race] };
    }

    private (ExploreProgress Progress, Strategy Strategy) Run(ExploreOptions options)
    {
        Strategy strategy = _strategy();
        return (new Exploration(_script.Program, strategy, options).Run(), strategy);
    }

    private RunOutcome Once()
    {
        Strategy strategy = _strategy();
        strategy.Begin(_script.Seed);
        using var runner = new ScheduleRunner(_script.Program);
        return runner.Run(strategy, _script.Seed);
    }

    private ExploredScript NothingIn(ExploreOptions options)
    {
        (ExploreProgress progress, Strategy strategy) = Run(options);
        if (progress.EndedBy is { } finding)
            throw Failed(finding, progress);
        if (!_covers(strategy))
            throw new ExploreFailedException($"expected all schedules to be run within {_script.Budget.TotalSeconds:0.#} s, found {progress.Schedules:N0} and more to go{(strategy.Coverage is { } coverage ? $" ({coverage})" : "")}: give it more time (Within), or a bound", null, null);
        return this;
    }

    private ExploreFailedException Failed(Finding finding, ExploreProgress progress)
    {
        string shown = InterleavingText.Of(Replayer.Record(finding.Repro, _script.Program));
        string details = string.Concat(finding.Details.Select(static line => $"  {line}\n"));
        return new ExploreFailedException($"{finding.Kind.Word()} in schedule {progress.Schedules:N0}: {finding.Title}\n{details}\n{shown}\nTo run it again, save this as FILE and run: cjs replay FILE\n\n{finding.Repro}", finding.Kind, finding.Repro);
    }
}

/// <summary>A check of <see cref="ExploredScript"/> does not hold. The message has the interleaving and the text of a repro file.</summary>
public sealed class ExploreFailedException(string message, FindingKind? kind, Repro? repro) : Exception(message)
{
    /// <summary>What was found, if the check failed because of a finding.</summary>
    public FindingKind? Kind { get; } = kind;

    /// <summary>How to run it again.</summary>
    public Repro? Repro { get; } = repro;
}
