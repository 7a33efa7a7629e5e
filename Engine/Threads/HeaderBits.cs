namespace ConcurrentJs.Threads;

/// <summary>Sets bits of a header word that also holds a lock bit.</summary>
/// <remarks>Invariants: a set flag stays set (a probe's mark above the flags may be cleared, once); no other bit changes. Memory order: interlocked while threads share the heap.</remarks>
internal static class HeaderBits
{
    public static void Set(ref int header, int bits)
    {
        if (CellLock.Shared)
            Interlocked.Or(ref header, bits);
        else
            header |= bits;
    }

    public static void Clear(ref int header, int bits)
    {
        if (CellLock.Shared)
            Interlocked.And(ref header, ~bits);
        else
            header &= ~bits;
    }
}
