namespace ConcurrentJs.Probes;

/// <summary>A JavaScript thread, as a probe sees it.</summary>
public abstract class ProbeThread
{
#if NO_PROBES
    // An engine that nobody can listen to (-p:NoProbes=true): what the questions cost is measured against it (docs/benchmarks.md).
    public Probe? Probe { get => null; set { } }

    public Probe? Recorder { get => null; set { } }
#else
    /// <summary>Who hears of threads, locks, jobs and promises. Null when nobody does.</summary>
    public Probe? Probe;

    /// <summary>Who hears of accesses at this moment: the probe, or null while nothing needs to be heard.</summary>
    /// <remarks>Set and cleared by the probe, on the thread itself or before it starts. The engine asks before each access.</remarks>
    public Probe? Recorder;
#endif

    /// <summary>Changes whenever the thread has let others know of what it did. What was made under the present mark and by this thread, nobody else can
    /// have got hold of in an orderly way, so its accesses need not be told. -1: everything is told. 1…4095 otherwise.</summary>
    public int BirthMark = -1;

    /// <summary>What the probe keeps for this thread.</summary>
    public object? ProbeState;

    /// <summary>What the running instruction is about to store, as short text; null when it stores nothing, or nobody can tell. Only the thread itself asks.</summary>
    public virtual string? ValueWritten() => null;

    /// <summary>Where the thread is: the running instruction and the calls that led to it. Only the thread itself asks.</summary>
    public abstract CodeSite Here();
}
