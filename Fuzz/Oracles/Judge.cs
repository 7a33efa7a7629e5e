using ConcurrentJs.Fuzz.Programs;
using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Fuzz.Oracles;

/// <summary>Runs programs and says what was wrong, if anything. Any number of threads may use it; each run has an engine of its own.</summary>
public sealed class Judge
{
    /// <summary>How long a program may run before it counts as hanging. Generous: machines are loaded.</summary>
    public TimeSpan HangAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the heap is verified after each program.</summary>
    public bool VerifiesHeap { get; init; } = true;

    /// <summary>Runs a program once in a mode, and, if it is race-free, compares with locked mode.</summary>
    public Finding? Try(FuzzProgram program, ThreadsMode mode)
    {
        Finding? wrong = Run(program, mode, out string? value);
        if (wrong is not null || !program.IsRaceFree || mode == ThreadsMode.Locked)
            return wrong;
        wrong = Run(program, ThreadsMode.Locked, out string? locked);
        return wrong ?? (value == locked ? null : Wrong(FindingKind.ModesDisagree, program, mode, $"'{value}' in parallel mode, '{locked}' in locked mode"));
    }

    private Finding? Run(FuzzProgram program, ThreadsMode mode, out string? value)
    {
        value = null;
        try
        {
            using var engine = new Engine(new EngineOptions
            {
                Threads = mode,
                Globals = HostGlobals.Standard,
                UnhandledThreads = UnhandledThreads.None,
                TimeLimit = HangAfter,
            });
            value = engine.Evaluate(program.Text, $"fuzz-{program.Seed}.js").ToString();
            engine.RunEventLoop();
            if (VerifiesHeap && engine.VerifyHeap() is { Count: > 0 } violations)
                return Wrong(FindingKind.DamagedHeap, program, mode, string.Join("; ", violations.Take(5)));
            return null;
        }
        catch (ScriptException thrown)
        {
            bool ours = thrown.Message.Contains("oracle:", StringComparison.Ordinal);
            return Wrong(ours ? FindingKind.BrokenPromise : FindingKind.WrongError, program, mode, thrown.Message + "\n" + thrown.ScriptStack);
        }
        catch (ScriptStoppedException stopped)
        {
            return Wrong(FindingKind.Hang, program, mode, $"{stopped.Message} (after {HangAfter.TotalSeconds:0} s)");
        }
        catch (Exception foreign)
        {
            return Wrong(FindingKind.Crash, program, mode, foreign.ToString());
        }
    }

    private static Finding Wrong(FindingKind kind, FuzzProgram program, ThreadsMode mode, string detail) =>
        new(kind, program.Seed, mode, program.Topics, detail);
}
