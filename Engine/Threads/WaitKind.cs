namespace ConcurrentJs.Threads;

/// <summary>What a parked thread waits for.</summary>
public enum WaitKind : byte
{
    /// <summary>Something of the engine's own.</summary>
    Other,

    /// <summary>A lock that somebody else has.</summary>
    Lock,

    /// <summary>A notification of a condition.</summary>
    Condition,

    /// <summary>A notification of Atomics.</summary>
    Atomics,

    /// <summary>The end of another thread.</summary>
    End,

    /// <summary>Work for its event loop: timers, tickets, messages.</summary>
    Events,
}
