namespace ConcurrentJs.Threads;

/// <summary>How the JavaScript threads of one engine run.</summary>
public enum ThreadsMode
{
    /// <summary>There is one thread; the globals of the thread API do not exist.</summary>
    Off,

    /// <summary>The same API under one lock, handed over at polls: one thread runs at a time.</summary>
    Locked,

    /// <summary>Every thread runs on a core of its own, without a common lock.</summary>
    Parallel,
}
