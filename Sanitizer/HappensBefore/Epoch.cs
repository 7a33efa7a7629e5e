using System.Runtime.CompilerServices;
using ConcurrentJs.Sanitizer.Prediction;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>A moment of one thread in one word: 16 bits of thread slot, 47 of clock, and a mark. 0 is no moment.</summary>
/// <remarks>FastTrack's c@t (Flanagan, Freund 2009). The mark says that a write made or removed the property (LOCATIONS.md, D4 and D7).</remarks>
internal static class Epoch
{
    public const ulong Structural = 1ul << 63;
    private const int ClockBits = 47;
    private const ulong ClockMask = (1ul << ClockBits) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int slot, long clock) => ((ulong)slot << ClockBits) | (ulong)clock;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ulong epoch) => (int)((epoch & ~Structural) >> ClockBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Clock(ulong epoch) => (long)(epoch & ClockMask);
}

/// <summary>What a thread knew of every thread at some moment: an immutable snapshot, one clock a slot.</summary>
internal sealed class VectorClock(long[] clocks)
{
    private readonly long[] _clocks = clocks;

    /// <summary>What had to happen before, in any schedule; set before the clock is handed on.</summary>
    public Stamp? Trace { get; set; }

    public static VectorClock Empty { get; } = new([]);

    public ReadOnlySpan<long> Clocks => _clocks;

    public long this[int slot] => slot < _clocks.Length ? _clocks[slot] : 0;

    /// <summary>The least clock that knows what both know.</summary>
    public static VectorClock Join(VectorClock a, VectorClock b)
    {
        if (ReferenceEquals(a, b))
            return a;
        var joined = new long[Math.Max(a._clocks.Length, b._clocks.Length)];
        for (int i = 0; i < joined.Length; i++)
            joined[i] = Math.Max(a[i], b[i]);
        return new VectorClock(joined);
    }

    public bool Covers(VectorClock other)
    {
        for (int i = 0; i < other._clocks.Length; i++)
            if (other._clocks[i] > this[i])
                return false;
        return true;
    }

    public override string ToString() => $"[{string.Join(' ', _clocks)}]";
}
