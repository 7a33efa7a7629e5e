namespace ConcurrentJs.Probes;

/// <summary>What a thread is about to do with an object that threads synchronise on. Releases and atomic operations have events of their own.</summary>
public enum SyncOperation : byte
{
    /// <summary>Takes a lock, waiting for it as long as it takes.</summary>
    Acquire,

    /// <summary>Takes a lock if it is free soon enough, or asks for it without waiting.</summary>
    TryAcquire,

    /// <summary>Looks whether a lock is held.</summary>
    Look,

    /// <summary>Notifies a condition.</summary>
    Notify,

    /// <summary>Settles a promise.</summary>
    Settle,

    /// <summary>Registers a reaction to a promise.</summary>
    Observe,

    /// <summary>Looks whether a promise that was rejected has a handler by now.</summary>
    Judge,
}
