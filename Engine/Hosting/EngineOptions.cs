namespace ConcurrentJs.Hosting;

/// <summary>Which globals a program finds beside the language's own.</summary>
public enum HostGlobals
{
    /// <summary>Only what ECMA-262 defines.</summary>
    None,

    /// <summary>console, timers, queueMicrotask, structuredClone, TextEncoder and TextDecoder, URL, AbortController, performance.</summary>
    Standard,

    /// <summary><see cref="Standard"/>, and process, require, node_modules and the node: modules. Gives programs the file system.</summary>
    Node,
}

/// <summary>What happens to the error of a thread that nobody joined, once its thread object is collected or the program ends.</summary>
public enum UnhandledThreads
{
    /// <summary>A line on the error output.</summary>
    Warn,

    /// <summary>As <see cref="Warn"/>, and programs run by the command line end with exit code 1.</summary>
    Throw,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>What happens when threads wait for each other for ever.</summary>
public enum StallAction
{
    /// <summary>Nothing: a host may still call in and wake them.</summary>
    None,

    /// <summary>The program is stopped when none of its threads can ever go on.</summary>
    StopWhenAllWait,

    /// <summary>It is stopped also when some threads wait for each other in a ring, whatever the others do.</summary>
    StopWhenSomeWait,
}

/// <summary>How an engine is set up. Read once, when the engine is made.</summary>
public sealed class EngineOptions
{
    /// <summary>Which globals programs find. Default: <see cref="HostGlobals.None"/>, so that an embedded program can do nothing to its host.</summary>
    public HostGlobals Globals { get; init; } = HostGlobals.None;

    /// <summary>What the shells of engine test suites offer: print, load, read, quit, gc, drainMicrotasks, $262 and the like.</summary>
    public bool Shell { get; init; }

    /// <summary>What process.argv holds after the program's own name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Where console and print write. Default: the process's standard output.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>Where console.error and warnings write. Default: the process's standard error.</summary>
    public TextWriter? ErrorOutput { get; init; }

    /// <summary>Loads the modules that import names. Default: files, when <see cref="Globals"/> is <see cref="HostGlobals.Node"/>; else none.</summary>
    public IModuleLoader? ModuleLoader { get; init; }

    /// <summary>How long one call into the engine may run a program.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// How many bytes the managed heap may grow by while a program runs. Sampled, and shared by all engines of the process. A single piece
    /// that does not fit is refused with a RangeError. Default: three quarters of what the machine or the container has.
    /// </summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Whether eval and the Function constructor may make code from strings.</summary>
    public bool AllowCodeGeneration { get; init; } = true;

    /// <summary>Whether Atomics.wait may block this thread.</summary>
    public bool CanBlock { get; init; } = true;

    /// <summary>Whether programs have threads, and how they run. Default: off.</summary>
    public ConcurrentJs.Threads.ThreadsMode Threads { get; init; } = ConcurrentJs.Threads.ThreadsMode.Off;

    /// <summary>What happens to the error of a thread that nobody joined. Default: a line on the error output.</summary>
    public UnhandledThreads UnhandledThreads { get; init; } = UnhandledThreads.Warn;

    /// <summary>What happens when threads wait for ever. For programs whose host does nothing to wake them. Default: nothing.</summary>
    public StallAction Stalls { get; init; }

    /// <summary>Who hears of all that threads can notice of each other: a race detector, an explorer. Programs run slower with it.</summary>
    public Probes.Probe? Probe { get; init; }

    /// <summary>Decides which thread runs, instead of the engine's own schedulers. Serves one engine.</summary>
    public ConcurrentJs.Threads.IThreadScheduler? Scheduler { get; init; }

    /// <summary>What programs and timers take for the time. Default: the machine's clock.</summary>
    public ConcurrentJs.Threads.ITimeSource? Time { get; init; }

    /// <summary>What Math.random begins with, so that a run can be repeated. Default: nobody knows.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Code of earlier engines that ran the same texts.</summary>
    public CodeCache? Code { get; init; }

    /// <summary>For an engine that is a worker of another one.</summary>
    internal Node.Messages.WorkerThread? Worker { get; init; }

    /// <summary>For an engine that is another one's test262 agent: the group it belongs to.</summary>
    internal ConcurrentJs.Threads.Agents? ParentAgents { get; init; }
}
