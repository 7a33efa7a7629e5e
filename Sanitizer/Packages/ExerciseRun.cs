using System.Collections.Concurrent;
using System.Text.Json;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>What a run of an exercise came to: for each thread (or repetition) the results' looks, and the detector's findings.</summary>
/// <param name="Notes">What the program told on the way.</param>
/// <param name="Stuck">Calls that were under way when nothing went on any more.</param>
internal sealed record ExerciseResult(string[][]? Results, RaceSession? Session, string? Failure, IReadOnlyList<int> Stuck, IReadOnlyList<string> Notes);

/// <summary>Runs an exercise in an engine of its own: the package is loaded afresh, its state is cold.</summary>
internal static class ExerciseRun
{
    public const string FileName = "exercise.js";

    private const int SilentMsMax = 15_000;

    public static ExerciseResult Run(string program, string mode, PackageOptions options, bool isWatched)
    {
        RaceSession? session = isWatched ? new RaceSession() : null;
        var turns = new Turns(options.Threads, options.Seed);
        var under = new ConcurrentDictionary<int, int>();
        var notes = new ConcurrentQueue<string>();
        using var run = new HostedProgram(options, SilentMsMax, session is null ? null : new TurnProbe(session.Probe, turns));
        run["mode"] = mode;
        run["threads"] = options.Threads;
        run.Hear("begin", thread => turns.Begin(thread.AsInt32()));
        run.Hear("turn", call =>
        {
            under[Environment.CurrentManagedThreadId] = call.AsInt32();
            run.Step();
            if (isWatched)
                turns.BeforeCall();
        });
        run.Hear("end", _ =>
        {
            under.TryRemove(Environment.CurrentManagedThreadId, out int _);
            turns.End();
        });
        run.Hear("note", note => notes.Enqueue(note.AsString()));
        run.Run(program, FileName);
        string? results = run.Done, failure = run.Failure ?? run.Stopped;
        if (results is null)
            failure ??= "the program ended before its calls were through";
        else if (turns.GaveUp)
            failure ??= "a thread waited too long for another one; the rest ran without taking turns and may differ the next time";
        return new ExerciseResult(results is null ? null : JsonSerializer.Deserialize<string[][]>(results), session, failure,
            run.IsStuck && results is null ? [.. under.Values.Distinct()] : [], [.. notes.Distinct()]);
    }
}
