using System.Diagnostics;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Explorer.Minimizing;

/// <summary>How to minimise.</summary>
public sealed record MinimizeOptions
{
    /// <summary>When to stop, at the latest; what was reached by then is the result.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The smaller program is written here, and the new repro file names it. Null: only the schedule is minimised.</summary>
    public string? ProgramFile { get; init; }

    /// <summary>Schedules that are tried with fewer preemptions than the best so far.</summary>
    public int SchedulesPerBound { get; init; } = 150;

    /// <summary>Schedules that are tried on a smaller program before it counts as one without the finding.</summary>
    public int SchedulesPerProgram { get; init; } = 12;
}

/// <summary>How large something is that shows a finding.</summary>
public readonly record struct ReproSize(int Preemptions, int Switches, int Steps, int Lines);

/// <param name="Repro">Shows the same finding.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Tries">How many runs it took.</param>
public sealed record MinimizeResult(Repro Repro, ReproSize Before, ReproSize After, int Tries);

/// <summary>Makes a finding as small as it goes: first the schedule (fewest preemptions), then the program, each time with the same finding.</summary>
/// <remarks>
/// Delta debugging (Zeller, Hildebrandt 2002) over the switches of a schedule, then over the pieces of the program. What is taken out of the
/// program leaves blanks, so everything else keeps its place and a finding its fingerprint; blank lines go at the end. A smaller program that fails in the
/// schedule without any switch, where the one before did not, has another fault and is not taken. Not thread-safe.
/// </remarks>
public sealed class Minimizer(Repro repro, ExploredProgram program, MinimizeOptions options)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private ExploredProgram _program = program;
    private IReadOnlyList<string> _points = repro.Points;
    private IReadOnlyList<Switch> _switches = [];
    private string _fingerprint = repro.Fingerprint;
    private bool _failsAnyway;
    private int _tries;

    private bool IsOver => Stopwatch.GetElapsedTime(_start) > options.Time;

    /// <exception cref="InvalidOperationException">The repro file does not show its finding.</exception>
    public MinimizeResult Run(Action<string>? progress = null)
    {
        Attempt first = Require(Try(new Follow(repro.Choices, repro.Checks), _points));
        _switches = first.Switches;
        ReproSize before = SizeOf(first, Text());
        Attempt best = Try(new Switches(_switches), _points) is { Shows: true } guided ? guided : first;
        if (!ReferenceEquals(best, first))
            best = FewerSwitches(best, progress);
        if (options.ProgramFile is { } file && !ReferenceEquals(best, first))
            best = SmallerProgram(best, file, progress);
        return new MinimizeResult(best.Repro, before, SizeOf(best, Text()), _tries);
    }

    private string Text() => _program.Text ?? File.ReadAllText(_program.Path);

    private static ReproSize SizeOf(Attempt attempt, string text) =>
        new(attempt.Outcome.Preemptions, attempt.Switches.Count, attempt.Outcome.Steps, text.ReplaceLineEndings("\n").Split('\n').Count(static line => line.Trim().Length > 0));

    private static Attempt Require(Attempt attempt) => attempt.Shows ? attempt
        : throw new InvalidOperationException($"expected {attempt.Repro.Kind.Word()} as the repro file says, found {(attempt.Outcome.HasFailed ? $"{attempt.Outcome.Kind.Word()}: {attempt.Outcome.Title}" : "a run that ends well")}");

    // ---- One run ------------------------------------------------------------------------------------------------------------

    private sealed record Attempt(bool Shows, RunOutcome Outcome, IReadOnlyList<Switch> Switches, Repro Repro);

    private Attempt Try(Strategy strategy, IReadOnlyList<string> points)
    {
        using ScheduleRunner runner = NewRunner(points);
        return Try(strategy, runner, 1);
    }

    private ScheduleRunner NewRunner(IReadOnlyList<string> points)
    {
        var runner = new ScheduleRunner(_program, repro.StepsMax, repro.AllPoints, repro.SlackMs, repro.EnginePoints);
        runner.Learn(points);
        return runner;
    }

    private Attempt Try(Strategy strategy, ScheduleRunner runner, ulong seed)
    {
        _tries++;
        var recorder = new SwitchRecorder(strategy);
        recorder.Begin(seed);
        RunOutcome outcome = runner.Run(recorder, repro.Seed, racing: repro.Kind == FindingKind.Race, verify: repro.Kind == FindingKind.Heap);
        strategy.Finished(outcome);
        bool shows = Replayer.Shows(repro with { Fingerprint = _fingerprint }, outcome);
        Repro made = Repro.Of(_program, runner, outcome, repro.Strategy, repro.Seed, repro.Kind, _fingerprint, TitleOf(outcome));
        return new Attempt(shows, outcome, [.. recorder.Seen], made);
    }

    private string TitleOf(RunOutcome outcome) => outcome.Kind == repro.Kind && outcome.Title.Length > 0 ? outcome.Title : repro.Title;

    // ---- The schedule -------------------------------------------------------------------------------------------------------

    private static bool IsSmaller(Attempt one, Attempt other) =>
        (one.Outcome.Preemptions, one.Switches.Count, one.Outcome.Steps).CompareTo((other.Outcome.Preemptions, other.Switches.Count, other.Outcome.Steps)) < 0;

    private Attempt FewerSwitches(Attempt best, Action<string>? progress)
    {
        best = Reduce(best);
        for (int most = 0; most < best.Outcome.Preemptions && !IsOver; most++)
        {
            progress?.Invoke($"{best.Outcome.Preemptions} preemptions, looking for {most}");
            using ScheduleRunner runner = NewRunner(_points);
            var few = new FewPreemptions(most);
            for (int i = 0; i < options.SchedulesPerBound && !IsOver; i++)
            {
                Attempt attempt = Try(few, runner, (ulong)(i + 1) * 0x9E3779B97F4A7C15);
                if (!attempt.Shows || !IsSmaller(attempt, best) || Try(new Switches(attempt.Switches), attempt.Repro.Points) is not { Shows: true } again)
                    continue;
                _points = attempt.Repro.Points;
                best = Reduce(again);
                break;
            }
        }
        return FewerPoints(best);
    }

    /// <summary>Fewer switches, by halves and then one by one.</summary>
    private Attempt Reduce(Attempt best)
    {
        for (int size = Math.Max(1, best.Switches.Count / 2); !IsOver; size = size == 1 ? 0 : size / 2)
        {
            if (size == 0)
                break;
            for (int from = 0; from < best.Switches.Count && !IsOver;)
            {
                IReadOnlyList<Switch> fewer = [.. best.Switches.Where((_, i) => i < from || i >= from + size)];
                Attempt attempt = Try(new Switches(fewer), _points);
                if (attempt.Shows && IsSmaller(attempt, best))
                    best = attempt;
                else
                    from += size;
            }
        }
        _switches = best.Switches;
        return best;
    }

    /// <summary>Places that need not be scheduling points make the schedule longer for nothing.</summary>
    private Attempt FewerPoints(Attempt best)
    {
        for (int i = _points.Count - 1; i >= 0 && !IsOver; i--)
        {
            IReadOnlyList<string> fewer = [.. _points.Where((_, at) => at != i)];
            Attempt attempt = Try(new Switches(_switches), fewer);
            if (!attempt.Shows || attempt.Outcome.Preemptions > best.Outcome.Preemptions || attempt.Switches.Count > best.Switches.Count || attempt.Outcome.Steps > best.Outcome.Steps)
                continue;
            (_points, _switches, best) = (fewer, attempt.Switches, attempt);
        }
        return best;
    }

    // ---- The program --------------------------------------------------------------------------------------------------------

    private Attempt SmallerProgram(Attempt best, string file, Action<string>? progress)
    {
        Attempt given = best;
        ExploredProgram givenProgram = _program;
        string text = File.ReadAllText(_program.Path);
        bool isModule = SyntaxCheck.Find(text, file, isModule: false) is not null && SyntaxCheck.Find(text, file, isModule: true) is null;
        string name = Path.GetFileName(_program.Path), newName = Path.GetFileName(file);
        IReadOnlyList<string> renamed = [.. _points.Select(point => point.StartsWith(name + ":", StringComparison.Ordinal) ? newName + point[name.Length..] : point)];
        _program = _program with { Path = file };
        _points = renamed;
        // The same program under its new name: what its finding is called from here on.
        if (Adopt(text, best) is not { } moved)
        {
            _program = givenProgram;
            return given;
        }
        best = moved;
        _failsAnyway = repro.Kind == FindingKind.Race || Try(new Switches([]), _points).Shows;
        bool again = true;
        while (again && !IsOver)
        {
            again = false;
            for (int i = 0; !IsOver; i++)
            {
                IReadOnlyList<SourcePiece> pieces = SourcePieces.Of(text, isModule);
                if (i >= pieces.Count)
                    break;
                progress?.Invoke($"{SizeOf(best, text).Lines} lines, {best.Outcome.Preemptions} preemptions");
                for (; i < pieces.Count && !IsOver; i++)
                {
                    string smaller = pieces[i].TakenOut(text);
                    if (SyntaxCheck.Find(smaller, file, isModule) is not null || Shown(smaller, best) is not { } attempt)
                        continue;
                    (text, best, again) = (smaller, attempt, true);
                    i--;
                    break;
                }
            }
        }
        File.WriteAllText(file, text);
        best = FewerSwitches(best, progress);
        return Adopt(Compact(text), best, isLast: true) ?? Finish(text, best);
    }

    private Attempt Finish(string text, Attempt best)
    {
        File.WriteAllText(_program.Path, text);
        return best;
    }

    /// <summary>A run of a smaller program that shows the finding, when there is one.</summary>
    private Attempt? Shown(string text, Attempt best)
    {
        File.WriteAllText(_program.Path, text);
        Attempt attempt = Try(new Switches(_switches), _points);
        if (!attempt.Shows)
        {
            using ScheduleRunner runner = NewRunner(_points);
            var few = new FewPreemptions(Math.Max(1, best.Outcome.Preemptions));
            for (int i = 0; i < options.SchedulesPerProgram && !attempt.Shows && !IsOver; i++)
                attempt = Try(few, runner, (ulong)(i + 1) * 0xBF58476D1CE4E5B9);
            if (!attempt.Shows)
                return null;
            IReadOnlyList<string> known = attempt.Repro.Points;
            attempt = Try(new Switches(attempt.Switches), known);
            if (!attempt.Shows || attempt.Outcome.Preemptions > best.Outcome.Preemptions)
                return null;
            _points = known;
        }
        if (!_failsAnyway && Try(new Switches([]), _points).Shows)
            return null;
        _switches = attempt.Switches;
        return attempt;
    }

    /// <summary>The finding in a text where it may be called otherwise, because lines moved.</summary>
    private Attempt? Adopt(string text, Attempt best, bool isLast = false)
    {
        File.WriteAllText(_program.Path, text);
        string known = _fingerprint;
        // Lines moved: the places that are points have other names, and are learned anew.
        using ScheduleRunner runner = NewRunner(isLast ? [] : _points);
        Attempt attempt = Try(new Switches(_switches), runner, 1);
        for (int i = 0; i < 4 && attempt.Outcome.LearnedPoints; i++)
            attempt = Try(new Switches(_switches), runner, 1);
        for (int i = 0; i < options.SchedulesPerBound && !IsAlike(attempt.Outcome); i++)
            attempt = Try(new FewPreemptions(best.Outcome.Preemptions), runner, (ulong)(i + 1) * 0x94D049BB133111EB);
        if (!IsAlike(attempt.Outcome))
            return null;
        _fingerprint = repro.Kind == FindingKind.Race ? attempt.Outcome.Races.First(race => IsAlike(race)).Fingerprint : repro.Kind == FindingKind.Nondeterminism ? Exploration.ResultOf(attempt.Outcome) : attempt.Outcome.Fingerprint;
        attempt = Try(new Switches(attempt.Switches), attempt.Repro.Points);
        if (attempt.Shows && attempt.Outcome.Preemptions <= best.Outcome.Preemptions)
        {
            (_points, _switches) = (attempt.Repro.Points, attempt.Switches);
            return attempt;
        }
        _fingerprint = known;
        return null;
    }

    private bool IsAlike(RunOutcome outcome) => repro.Kind switch
    {
        FindingKind.Race => outcome.Races.Any(IsAlike),
        FindingKind.Nondeterminism => Exploration.ResultOf(outcome) == _fingerprint,
        _ => outcome.Kind == repro.Kind && Verdicts.FingerprintOf(repro.Kind, outcome.Title) == Verdicts.FingerprintOf(repro.Kind, repro.Title),
    };

    private bool IsAlike(Reports.RaceReport race) => race.Fingerprint == _fingerprint || race.Fingerprint == repro.Fingerprint || repro.Title.Contains($"{race.Kinds} on {race.Place}", StringComparison.Ordinal);

    private static string Compact(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0)) + "\n";
}
