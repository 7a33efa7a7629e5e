using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>
/// Who decides in one run of an explored program: the engine's scheduler and its time, what <see cref="ExplorerProbe"/> tells it, and what
/// <see cref="ScheduleRunner"/> asks it at the end. One instance serves one run; called by whoever has the turn.
/// </summary>
internal interface IRunControl : IThreadScheduler, ITimeSource
{
    /// <summary>Stops the engine; called once, when the run is to end early.</summary>
    Action Stop { set; }

    /// <summary>How to word what happened.</summary>
    Verdicts Verdicts { get; set; }

    /// <summary>Says where a thread is, for the event hash.</summary>
    Func<CodeSite, ulong> HashOf { set; }

    RunVerdict? Verdict { get; }

    /// <summary>Nothing is decided or noted any more: the threads unwind.</summary>
    bool IsOver { get; }

    /// <summary>One thread is left, and everything that others did comes before what it does.</summary>
    bool IsAlone { get; }

    IReadOnlyList<Strand> Strands { get; }
    IReadOnlyList<int> Choices { get; }
    IReadOnlyList<ushort> Checks { get; }
    IReadOnlyList<TraceStep> Trace { get; }
    ulong Hash { get; }
    int Preemptions { get; }
    int Steps { get; }
    bool WasCut { get; }

    Strand AddMain(EngineThread main);
    Strand Add(EngineThread thread);
    Strand Of(EngineThread thread);
    void Joined(Strand strand);

    /// <summary>The thread is about to make a step that others can notice. Returns when it may.</summary>
    void Point(Strand strand, in Operation operation);

    /// <summary>Something happened that is no step of waiting and timing out.</summary>
    void Progress();

    void Holds(object sync, Strand? strand);
    Strand? HolderOf(object? sync);
    void Notified(object sync, int woken);

    /// <summary>Somebody notified it while nobody waited.</summary>
    bool WasUnheard(object? sync);

    /// <summary>By the host, after the main thread left: the others run to their end.</summary>
    void Drain();

    /// <summary>The run is over: everything that still runs or waits is stopped. Null: nothing was found.</summary>
    void End(RunVerdict? verdict);

    /// <summary>From the watchdog's thread: the program runs and makes no step.</summary>
    void Hang(RunVerdict verdict);

    /// <summary>Decides which points inside the engine are scheduling points; null when none is.</summary>
    InsidePoints? Inside => null;

    /// <summary>Nothing that is done now is a step of the program's: a detector looks at it.</summary>
    bool IsHushed
    {
        get => false;
        set { }
    }
}
