using System.Numerics;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>The cells of a buffer's bytes: one for each grain of 1, 2, 4 or 8 bytes, whatever the accesses so far were multiples of.</summary>
/// <remarks>Cells change under the lock of the shadow; <see cref="Covers"/> takes none. A finer grain is a new object.</remarks>
internal sealed class ByteCells(int grain)
{
    public const int PageSize = 32;

    private ShadowCell[]?[] _pages = [];

    /// <summary>The logarithm of the grain.</summary>
    public int Grain { get; } = grain;

    /// <summary>The coarsest grain that the range is a multiple of.</summary>
    public static int GrainOf(long offset, long count) => Math.Min(3, BitOperations.TrailingZeroCount(offset | count));

    public bool Has(long at) => at / PageSize < _pages.Length && _pages[at / PageSize] is not null;

    public ref ShadowCell At(long at)
    {
        long page = at / PageSize;
        if (page >= _pages.Length)
        {
            var larger = new ShadowCell[]?[Math.Max(page + 1, _pages.Length * 2L)];
            _pages.CopyTo(larger, 0);
            Volatile.Write(ref _pages, larger);
        }
        if (_pages[page] is null)
            Volatile.Write(ref _pages[page], new ShadowCell[PageSize]);
        return ref _pages[page]![at % PageSize];
    }

    /// <summary>Whether the thread did as much to all of the range in this moment already.</summary>
    public bool Covers(long offset, long count, CellOp op, ulong now)
    {
        if (GrainOf(offset, count) < Grain)
            return false;
        ShadowCell[]?[] pages = Volatile.Read(ref _pages);
        for (long at = offset >> Grain; at < (offset + count) >> Grain; at++)
        {
            if (at / PageSize >= pages.Length || pages[at / PageSize] is not { } cells || !cells[at % PageSize].Covers(op, now))
                return false;
        }
        return true;
    }

    /// <summary>The same accesses in cells of a finer grain.</summary>
    public ByteCells Refined(int grain)
    {
        var fine = new ByteCells(grain);
        int parts = 1 << (Grain - grain);
        for (int page = 0; page < _pages.Length; page++)
        {
            if (_pages[page] is not { } cells)
                continue;
            for (int i = 0; i < PageSize; i++)
                for (int part = 0; part < parts; part++)
                    fine.At((((long)page * PageSize) + i) * parts + part) = cells[i].Copy();
        }
        return fine;
    }
}

/// <summary>Atomic accesses to the ranges of one aligned word of eight bytes.</summary>
internal sealed class AtomicRanges
{
    private readonly List<Range> _ranges = [];

    private sealed class Range(long offset, int count)
    {
        public readonly long Offset = offset;
        public readonly int Count = count;
        public EpochList Reads, Writes;
    }

    /// <summary>Takes note of an access; answers one to an overlapping range of another size that conflicts and is unordered.</summary>
    public Conflict Apply(long offset, int count, bool isWrite, ThreadClock t, int site)
    {
        Conflict conflict = default;
        Range? own = null;
        foreach (Range range in _ranges)
        {
            if (range.Offset == offset && range.Count == count)
                own = range;
            else if (!conflict.Found && range.Offset < offset + count && offset < range.Offset + range.Count)
                conflict = Unordered(range, isWrite, t);
        }
        if (own is null)
            _ranges.Add(own = new Range(offset, count));
        (isWrite ? ref own.Writes : ref own.Reads).Set(t.Now, site);
        return conflict;
    }

    private static Conflict Unordered(Range range, bool isWrite, ThreadClock t)
    {
        if (range.Writes.Unknown(t) is { Found: true } write)
            return write with { Op = CellOp.Update };
        return isWrite && range.Reads.Unknown(t) is { Found: true } read ? read with { Op = CellOp.AtomicRead } : default;
    }
}
