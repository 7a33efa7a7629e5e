namespace ConcurrentJs.Threads;

/// <summary>Deals out well-spread hash numbers to cells that have no content to hash.</summary>
/// <remarks>Invariants: every call answers another number until 2^32 calls. Memory order: one interlocked add.</remarks>
internal static class SymbolHash
{
    private static int s_last;

    public static int Next() => Interlocked.Add(ref s_last, unchecked((int)0x9E3779B9));
}
