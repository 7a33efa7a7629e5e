namespace ConcurrentJs.Probes;

/// <summary>What a thread is about to do with an object that threads synchronise on. Releases and atomic operations have events of their own.</summary>
public enum SyncOperation : byte
{
    /// <summary>Takes a lock, or asks for it.</summary>
    Acquire,

    /// <summary>Looks whether a lock is held.</summary>
    Look,

    /// <summary>Notifies a condition.</summary>
    Notify,

    /// <summary>Settles a promise.</summary>
    Settle,

    /// <summary>Registers a reaction to a promise.</summary>
    Observe,
}
