using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Accesses to the bytes of buffers (LOCATIONS.md, D18 and D29).</summary>
public sealed partial class Detector
{
    public override void Bytes(ProbeThread t, object buffer, ref object? shadow, long offset, long count, Access access)
    {
        if (count <= 0)
            return;
        ThreadClock clock = Of(t);
        CellOp op = OpOf(access);
        ObjectShadow of = ShadowOf(ref shadow);
        // Bytes that go away: what nobody has touched cannot race.
        bool onlyKnown = access == Access.Remove;
        int site = 0;
        Conflict conflict = default;
        if (!onlyKnown && MayDrop(op) && of.Bytes is { } seen && seen.Covers(offset, count, op, clock.Now))
            return;
        lock (of)
        {
            ByteCells cells = of.BytesFor(offset, count);
            long end = (offset + count) >> cells.Grain;
            for (long at = offset >> cells.Grain; at < end && !conflict.Found; at++)
            {
                if (onlyKnown && !cells.Has(at))
                {
                    at |= ByteCells.PageSize - 1;
                    continue;
                }
                ref ShadowCell cell = ref cells.At(at);
                if (MayDrop(op) && cell.Covers(op, clock.Now))
                    continue;
                if (site == 0)
                    site = SiteOf(t, clock);
                conflict = cell.Apply(op, clock, site);
            }
            if (!conflict.Found)
                conflict = of.RemovalUnknownTo(clock, offset + count);
            if (onlyKnown)
                of.NoteRemoved(offset, clock.Now, SiteOf(t, clock));
        }
        if (conflict.Found)
            Report(Place.Byte(buffer, offset), of, clock, t, access, conflict);
        if (_predictor is null || site == 0)
            return;
        lock (of)
            Foresee(t, clock, of, Place.Byte(buffer, offset), op, access, site, conflict, count);
        TellForeseen();
    }

    // The lock is held. D18: atomic accesses of the same range commute; of overlapping, unequal ones they are plain accesses to each other.
    private static Conflict ApplyAtomicBytes(ObjectShadow of, long offset, int count, CellOp op, ThreadClock clock, int site)
    {
        Conflict conflict = of.AtomicRangesAt(offset).Apply(offset, count, op != CellOp.AtomicRead, clock, site);
        ByteCells cells = of.BytesFor(offset, count);
        for (long at = offset >> cells.Grain; at < (offset + count) >> cells.Grain; at++)
        {
            Conflict one = cells.At(at).Apply(op, clock, site);
            conflict = conflict.Found ? conflict : one;
        }
        return conflict.Found ? conflict : of.RemovalUnknownTo(clock, offset + count);
    }
}
