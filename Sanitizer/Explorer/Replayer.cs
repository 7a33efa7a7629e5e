using ConcurrentJs.Sanitizer.Explorer.Recording;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>What came of running a repro file again.</summary>
public enum ReplayVerdict : byte
{
    /// <summary>The same events, the same end.</summary>
    Reproduced,

    /// <summary>The program did something else on the way.</summary>
    Diverged,

    /// <summary>The same events, but the expected end did not come.</summary>
    OtherEnd,
}

/// <param name="Verdict">What came of it.</param>
/// <param name="Message">One line, when it was not reproduced.</param>
/// <param name="Outcome">The last run.</param>
/// <param name="Times">How often it was run.</param>
/// <param name="ProgramChanged">The program's text is not the one that was recorded.</param>
public sealed record ReplayResult(ReplayVerdict Verdict, string Message, RunOutcome Outcome, int Times, bool ProgramChanged);

/// <summary>Runs a recorded schedule again and says whether it came to the same end by the same steps.</summary>
public static class Replayer
{
    public static ReplayResult Replay(Repro repro, ExploredProgram program, int times = 1) => Replay(repro, program, times, ScheduleRunner.UsualHangSeconds);

    internal static ReplayResult Replay(Repro repro, ExploredProgram program, int times, double hangSeconds)
    {
        ReplayResult? result = null;
        for (int i = 1; i <= times; i++)
        {
            // Everything anew: what an earlier run left behind must not matter.
            using var runner = new ScheduleRunner(program, repro.StepsMax, repro.AllPoints, repro.SlackMs, repro.EnginePoints, hangSeconds: hangSeconds);
            runner.Learn(repro.Points);
            result = Once(repro, runner, i);
            if (result.Verdict != ReplayVerdict.Reproduced)
                return result;
        }
        return result ?? throw new ArgumentOutOfRangeException(nameof(times), times, "expected at least 1");
    }

    /// <summary>Runs it once more, and notes what is needed to show it.</summary>
    public static Interleaving Record(Repro repro, ExploredProgram program)
    {
        using var runner = new ScheduleRunner(program, repro.StepsMax, repro.AllPoints, repro.SlackMs, repro.EnginePoints);
        runner.Learn(repro.Points);
        var recorder = new Recorder();
        runner.Recorder = recorder;
        ReplayResult result = Once(repro, runner, 1);
        return new InterleavingBuilder(recorder, result.Outcome, repro.Program, repro.Kind == FindingKind.Race ? repro.Fingerprint : null).Build();
    }

    private static ReplayResult Once(Repro repro, ScheduleRunner runner, int time)
    {
        var follow = new Follow(repro.Choices, repro.Checks);
        follow.Begin(0);
        RunOutcome outcome = runner.Run(follow, repro.Seed, racing: repro.Kind == FindingKind.Race, verify: repro.Kind == FindingKind.Heap);
        bool changed = Repro.HashOf(runner.Sources) != repro.Sha256;
        string because = changed ? " (the program was changed since the recording)" : "";
        if (follow.Divergence is { } at)
        {
            string thread = at.Strand == 0 ? "main" : $"thread {at.Strand}";
            return new ReplayResult(ReplayVerdict.Diverged, $"diverged at step {at.Step}, before {thread} does: {outcome.Describe(at.Operation)}; {at.Why}{because}", outcome, time, changed);
        }
        if (follow.Left > 0 || outcome.Hash != repro.Events || outcome.Steps != repro.Steps)
            return new ReplayResult(ReplayVerdict.Diverged, $"diverged at step {outcome.Steps}, at the end: expected {repro.Steps} steps with events {repro.Events:x16}, found {outcome.Steps} with {outcome.Hash:x16}{because}", outcome, time, changed);
        return Shows(repro, outcome)
            ? new ReplayResult(ReplayVerdict.Reproduced, "", outcome, time, changed)
            : new ReplayResult(ReplayVerdict.OtherEnd, $"the same steps, another end: expected {repro.Kind.Word()} {repro.Fingerprint}, found {(outcome.HasFailed ? $"{outcome.Kind.Word()} {outcome.Fingerprint}: {outcome.Title}" : "none")}{because}", outcome, time, changed);
    }

    /// <summary>Whether a run shows what a repro file expects.</summary>
    public static bool Shows(Repro repro, RunOutcome outcome) => repro.Kind switch
    {
        FindingKind.Race => outcome.Races.Any(race => race.Fingerprint == repro.Fingerprint),
        FindingKind.Nondeterminism => Exploration.ResultOf(outcome) == repro.Fingerprint,
        _ => outcome.Kind == repro.Kind && outcome.Fingerprint == repro.Fingerprint,
    };
}
