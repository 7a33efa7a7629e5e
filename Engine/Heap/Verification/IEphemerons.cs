namespace ConcurrentJs.Heap.Verification;

/// <summary>A table that keeps a value alive as long as its key: the verifier follows a value once its key was found.</summary>
internal interface IEphemerons
{
    /// <summary>The entries of this moment.</summary>
    IEnumerable<(object Key, object? Value)> Ephemerons();
}
