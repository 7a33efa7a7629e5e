namespace ConcurrentJs.Probes;

/// <summary>What a thread waits for while it does not run.</summary>
public enum WaitReason : byte
{
    /// <summary>A Lock or an Atomics.Mutex that somebody else holds.</summary>
    Lock,

    /// <summary>The notification of a Condition.</summary>
    Condition,

    /// <summary>Atomics.notify of a cell.</summary>
    Value,

    /// <summary>The end of another thread.</summary>
    ThreadEnd,

    /// <summary>A module that another thread loads.</summary>
    Module,

    /// <summary>Work for its event loop: the settlement of a promise that only another thread can bring about.</summary>
    Turn,
}

/// <summary>Who waits for ever.</summary>
public enum StallKind : byte
{
    /// <summary>All threads: the program cannot go on.</summary>
    Program,

    /// <summary>Some threads wait for each other; others run.</summary>
    Threads,

    /// <summary>The main thread has come to its end, and nobody is left who could wake these.</summary>
    AtExit,
}
