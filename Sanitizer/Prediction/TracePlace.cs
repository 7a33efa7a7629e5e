using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Prediction;

/// <summary>An access that a later one may race with.</summary>
/// <param name="Before">What had to happen before it.</param>
/// <param name="From">First byte, for buffers.</param>
/// <param name="Value">What it read or wrote, as short text; null when nobody can tell.</param>
internal sealed record TraceAccess(int Thread, int Index, int[] Before, CellOp Op, Probes.Access Access, int Site, ulong Epoch, LockSet Locks, long From, long Count, string? Value);

/// <summary>What the window knows of one place.</summary>
internal sealed class TracePlace
{
    private const int MaxAccesses = 24;

    /// <summary>Who wrote what a reader finds.</summary>
    public Stamp? Write { get; private set; }

    /// <summary>Who made, or removed, what is there.</summary>
    public Stamp? Made { get; private set; }

    /// <summary>Changes that commute, since the last write: a reader finds all of them.</summary>
    private readonly List<Stamp> _updates = [];

    /// <summary>All accesses, for places that really raced: their order is kept.</summary>
    private readonly List<Stamp> _last = [];

    public bool HasRaced { get; set; }

    /// <summary>Oldest first.</summary>
    public List<TraceAccess> Accesses { get; } = [];

    /// <summary>What the access depends on: the writes whose outcome it sees (the reads-from relation).</summary>
    public int[] Dependencies(Probes.Access access, CellOp op, int[] clock)
    {
        if (Made is { } made)
            clock = made.JoinInto(clock);
        bool sees = op is CellOp.Read or CellOp.AtomicRead || access == Probes.Access.AtomicUpdate;
        if (sees && Write is { } write)
            clock = write.JoinInto(clock);
        if (sees)
            clock = Join(_updates, clock);
        return HasRaced ? Join(_last, clock) : clock;
    }

    private static int[] Join(List<Stamp> stamps, int[] clock)
    {
        foreach (Stamp stamp in stamps)
            clock = stamp.JoinInto(clock);
        return clock;
    }

    public void Note(CellOp op, Stamp stamp, bool isWhole)
    {
        switch (op)
        {
            case CellOp.Write or CellOp.Make when isWhole:
                Write = stamp;
                Made = op == CellOp.Make ? stamp : Made;
                _updates.Clear();
                break;
            // A part of a buffer: what others wrote stays beside it.
            case CellOp.Write or CellOp.Make or CellOp.Update or CellOp.UpdateMake:
                Replace(_updates, stamp);
                Made = op == CellOp.UpdateMake ? stamp : Made;
                break;
        }
        Replace(_last, stamp);
    }

    // The last one of a thread knows all before it.
    private static void Replace(List<Stamp> stamps, Stamp stamp)
    {
        int at = stamps.FindIndex(old => old.Thread == stamp.Thread);
        if (at < 0)
            stamps.Add(stamp);
        else
            stamps[at] = stamp;
    }

    public void Keep(TraceAccess access)
    {
        // The same line again with nothing learnt in between: the earlier one races with all that this one does.
        foreach (TraceAccess old in Accesses)
            if (old.Site == access.Site && old.Op == access.Op && old.Epoch == access.Epoch && old.From == access.From && old.Count == access.Count)
                return;
        if (Accesses.Count == MaxAccesses)
            Accesses.RemoveAt(MaxAccesses / 2);
        Accesses.Add(access);
    }
}
