namespace ConcurrentJs.Threads;

/// <summary>Sets bits of a header word that also holds a lock bit.</summary>
/// <remarks>Invariants: a set bit stays set; no other bit changes. Memory order: interlocked while threads share the heap.</remarks>
internal static class HeaderBits
{
    public static void Set(ref int header, int bits)
    {
        if (CellLock.Shared)
            Interlocked.Or(ref header, bits);
        else
            header |= bits;
    }
}
