using System.Collections.Concurrent;
using System.Text.Json;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>What a run of an exercise came to: for each thread (or repetition) the results' looks, and the detector's findings.</summary>
/// <param name="Notes">What the program told on the way.</param>
/// <param name="Stuck">Calls that were under way when nothing went on any more.</param>
internal sealed record ExerciseResult(string[][]? Results, RaceSession? Session, string? Failure, IReadOnlyList<int> Stuck, IReadOnlyList<string> Notes);

/// <summary>Runs an exercise in an engine of its own: the package is loaded afresh, its state is cold.</summary>
internal static class ExerciseRun
{
    public const string FileName = "exercise.js";

    private const int SilentMsMax = 15_000, LookMs = 500;

    public static ExerciseResult Run(string program, string mode, PackageOptions options, bool isWatched)
    {
        RaceSession? session = isWatched ? new RaceSession() : null;
        var turns = new Turns(options.Threads, options.Seed);
        string? results = null, failure = null;
        var under = new ConcurrentDictionary<int, int>();
        long steps = 0, seen = -1;
        int silentMs = 0;
        bool isStuck = false;
        using var engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Node,
            Threads = ThreadsMode.Parallel,
            Output = TextWriter.Null,
            ErrorOutput = TextWriter.Null,
            TimeLimit = options.TimeLimit,
            Seed = (ulong)options.Seed,
            Probe = session is null ? null : new TurnProbe(session.Probe, turns),
        });
        ScriptObject host = engine.NewObject();
        host["mode"] = mode;
        host["threads"] = options.Threads;
        bool takesTurns = isWatched;
        host.DefineFunction("begin", 1, (in HostCall call) =>
        {
            turns.Begin(call[0].AsInt32());
            return ScriptValue.Undefined;
        });
        host.DefineFunction("turn", 1, (in HostCall call) =>
        {
            under[Environment.CurrentManagedThreadId] = call[0].AsInt32();
            Interlocked.Increment(ref steps);
            if (takesTurns)
                turns.BeforeCall();
            return ScriptValue.Undefined;
        });
        host.DefineFunction("end", 0, (in HostCall _) =>
        {
            under.TryRemove(Environment.CurrentManagedThreadId, out int _);
            turns.End();
            return ScriptValue.Undefined;
        });
        host.DefineFunction("done", 1, (in HostCall call) =>
        {
            results = call[0].AsString();
            return ScriptValue.Undefined;
        });
        var notes = new ConcurrentQueue<string>();
        host.DefineFunction("note", 1, (in HostCall call) =>
        {
            notes.Enqueue(call[0].AsString());
            return ScriptValue.Undefined;
        });
        host.DefineFunction("failed", 1, (in HostCall call) =>
        {
            failure = call[0].AsString();
            return ScriptValue.Undefined;
        });
        engine.Global["__cjs"] = host;
        using var watch = new Timer(_ =>
        {
            long now = Interlocked.Read(ref steps);
            silentMs = now == seen ? silentMs + LookMs : 0;
            seen = now;
            if (silentMs < SilentMsMax || now == 0)
                return;
            isStuck = true;
            engine.Stop();
        }, null, LookMs, LookMs);
        try
        {
            engine.RunMainText(program, FileName);
        }
        catch (ScriptException thrown)
        {
            failure ??= thrown.ScriptStack ?? thrown.Message;
        }
        catch (ScriptStoppedException stopped)
        {
            failure ??= stopped.Message;
        }
        if (results is null)
            failure ??= "the program ended before its calls were through";
        else if (turns.GaveUp)
            failure ??= "a thread waited too long for another one; the rest ran without taking turns and may differ the next time";
        return new ExerciseResult(results is null ? null : JsonSerializer.Deserialize<string[][]>(results), session, failure,
            isStuck && results is null ? [.. under.Values.Distinct()] : [], [.. notes.Distinct()]);
    }
}
