using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Accesses: from the engine's words to cells (LOCATIONS.md).</summary>
public sealed partial class Detector
{
    private static readonly object[] s_parts = [.. Enum.GetValues<Part>().Select(part => (object)$"[[{part}]]")];

    private static readonly object s_variable = new();

    private static CellOp OpOf(Access access) => access switch
    {
        Access.Read => CellOp.Read,
        Access.Write => CellOp.Write,
        Access.Add or Access.AddPrivate or Access.Remove => CellOp.Make,
        Access.Has => CellOp.Has,
        Access.Update => CellOp.Update,
        Access.AtomicRead => CellOp.AtomicRead,
        Access.AtomicWrite or Access.AtomicUpdate => CellOp.Update,
        Access.AtomicAdd => CellOp.UpdateMake,
    };

    public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access)
    {
        ThreadClock clock = Of(t);
        CellOp op = OpOf(access);
        if (MayDrop(op) && shadow is ObjectShadow known && known.Covers(key, op, clock.Now))
            return;
        ObjectShadow of = ShadowOf(ref shadow);
        int site = SiteOf(t, clock);
        Conflict conflict;
        lock (of)
        {
            KeepSmall(of);
            conflict = of.Named(key).Apply(op, clock, site);
            Foresee(t, clock, of, Place.Property(o, key), op, access, site, conflict);
        }
        if (conflict.Found)
            Report(Place.Property(o, key), of, clock, t, access, conflict);
        TellForeseen();
        if (op is CellOp.Make or CellOp.UpdateMake && access != Access.AddPrivate)
            KeysChanged(t, clock, o, of, access, site);
    }

    // D5: adds and deletes of different keys commute; a listing sees them. D10: an add looks whether it is allowed.
    private void KeysChanged(ProbeThread t, ThreadClock clock, object o, ObjectShadow of, Access access, int site)
    {
        ApplyPart(t, clock, o, of, Part.KeySet, CellOp.Update, access, site);
        if (access is Access.Add or Access.AtomicAdd)
            ApplyPart(t, clock, o, of, Part.Extensible, CellOp.Read, Access.Read, site);
    }

    private void ApplyPart(ProbeThread t, ThreadClock clock, object o, ObjectShadow of, Part part, CellOp op, Access access, int site)
    {
        if (MayDrop(op) && of.Covers(s_parts[(int)part], op, clock.Now))
            return;
        Conflict conflict;
        lock (of)
        {
            conflict = of.Named(s_parts[(int)part]).Apply(op, clock, site);
            Foresee(t, clock, of, Place.OfPart(o, part), op, access, site, conflict);
        }
        if (conflict.Found)
            Report(Place.OfPart(o, part), of, clock, t, access, conflict);
        TellForeseen();
    }

    public override void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access)
    {
        ThreadClock clock = Of(t);
        CellOp op = OpOf(access);
        if (MayDrop(op) && shadow is ObjectShadow known && known.Covers(s_parts[(int)part], op, clock.Now))
            return;
        ApplyPart(t, clock, o, ShadowOf(ref shadow), part, op, access, SiteOf(t, clock));
    }

    public override void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access)
    {
        ThreadClock clock = Of(t);
        CellOp op = OpOf(access);
        if (MayDrop(op) && shadow is ObjectShadow known && known.Covers(index, op, clock.Now))
            return;
        ObjectShadow of = ShadowOf(ref shadow);
        int site = SiteOf(t, clock);
        Conflict conflict;
        lock (of)
        {
            KeepSmall(of);
            conflict = of.Indexed(index).Apply(op, clock, site);
            Foresee(t, clock, of, Place.Element(o, index), op, access, site, conflict);
        }
        if (conflict.Found)
            Report(Place.Element(o, index), of, clock, t, access, conflict);
        TellForeseen();
        if (op is CellOp.Make or CellOp.UpdateMake)
            KeysChanged(t, clock, o, of, access, site);
    }

    public override void Variable(ProbeThread t, object variable, ref object? shadow, Access access)
    {
        ThreadClock clock = Of(t);
        CellOp op = OpOf(access);
        if (MayDrop(op) && shadow is VariableShadow known && known.Cell.Covers(op, clock.Now))
            return;
        VariableShadow of = VariableOf(ref shadow);
        int site = SiteOf(t, clock);
        Conflict conflict;
        lock (of)
        {
            conflict = of.Cell.Apply(op, clock, site);
            Foresee(t, clock, of, Place.Variable(variable), op, access, site, conflict);
        }
        if (conflict.Found)
            Report(Place.Variable(variable), null, clock, t, access, conflict);
        TellForeseen();
    }

    private sealed class VariableShadow
    {
        public ShadowCell Cell;
    }

    private static VariableShadow VariableOf(ref object? shadow)
    {
        if (Volatile.Read(ref shadow) is VariableShadow known)
            return known;
        Interlocked.CompareExchange(ref shadow, new VariableShadow(), null);
        return (VariableShadow)shadow!;
    }

    public override void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access)
    {
        ThreadClock clock = Of(t);
        CellOp op = OpOf(access);
        ObjectShadow of = ShadowOf(ref shadow);
        int site = SiteOf(t, clock);
        Conflict conflict;
        lock (of)
        {
            KeepSmall(of);
            ref ShadowCell cell = ref of.Entry(new EntryKey(key, keyBits));
            if (MayDrop(op) && cell.Covers(op, clock.Now))
                return;
            conflict = cell.Apply(op, clock, site);
            Foresee(t, clock, of, Place.Entry(collection, key, keyBits), op, access, site, conflict);
        }
        if (conflict.Found)
            Report(Place.Entry(collection, key, keyBits), of, clock, t, access, conflict);
        TellForeseen();
        if (op == CellOp.Make)
            ApplyPart(t, clock, collection, of, Part.Entries, CellOp.Update, access, site);
    }

    // D9: no insertion commutes with a clearing. The entries it removes are told one by one.
    public override void Cleared(ProbeThread t, object collection, ref object? shadow)
    {
        ThreadClock clock = Of(t);
        ObjectShadow of = ShadowOf(ref shadow);
        int site = SiteOf(t, clock);
        ApplyPart(t, clock, collection, of, Part.Entries, CellOp.Write, Access.Remove, site);
    }

    public override bool HearsOfBirths => true;

    public override void Allocated(ProbeThread t, object o, ref object? shadow) => shadow ??= new Birth(t.Here(), Of(t).Info);

    /// <summary>Where an object was made: its shadow until it needs a better one.</summary>
    internal sealed record Birth(CodeSite Site, ThreadInfo Maker);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SiteOf(ProbeThread t, ThreadClock clock)
    {
        clock.Accesses++;
        return _sites.IdOf(t.Here(), clock.Locks);
    }

    // ---- Atomics on properties ------------------------------------------------------------------------------------------

    private sealed record AtomicToken(ObjectShadow Of, object Owner, object? Key, long Index, int Bytes)
    {
        public Place Place => Key is Part part ? Place.OfPart(Owner, part) : Bytes > 0 ? Place.Byte(Owner, Index) : Key is null ? Place.Element(Owner, (uint)Index) : Place.Property(Owner, Key);
    }

    // H8, D17: a read of a value synchronises with its write, so the two must not be told apart.
    public override object? AtomicBegin(ProbeThread t, object o, ref object? shadow, object? key, long index, int bytes = 0)
    {
        ObjectShadow of = ShadowOf(ref shadow);
        Monitor.Enter(of);
        KeepSmall(of);
        return new AtomicToken(of, o, key, index, bytes);
    }

    public override void AtomicEnd(ProbeThread t, object? token, Access access)
    {
        if (token is not AtomicToken atomic)
            return;
        ThreadClock clock = Of(t);
        ObjectShadow of = atomic.Of;
        Conflict conflict = default;
        int site = 0;
        try
        {
            if (t.Recorder is not null)
            {
                site = SiteOf(t, clock);
                // The edge first: a plain access before the write that is read here is ordered.
                Synchronize(t, of, new EntryKey(atomic.Key, atomic.Index), clock, access, acquireOnly: true);
                CellOp op = OpOf(access);
                if (atomic.Bytes > 0)
                    conflict = ApplyAtomicBytes(of, atomic.Index, atomic.Bytes, op, clock, site);
                else
                    conflict = (atomic.Key is null ? ref of.Indexed((uint)atomic.Index) : ref of.Named(atomic.Key)).Apply(op, clock, site);
                Foresee(t, clock, of, atomic.Place, OpOf(access), access, site, conflict, atomic.Bytes);
                Synchronize(t, of, new EntryKey(atomic.Key, atomic.Index), clock, access, acquireOnly: false);
            }
        }
        finally
        {
            Monitor.Exit(of);
        }
        if (conflict.Found)
            Report(atomic.Place, of, clock, t, access, conflict);
        TellForeseen();
        if (access == Access.AtomicAdd && site != 0)
            KeysChanged(t, clock, atomic.Owner, of, access, site);
    }

    private void Synchronize(ProbeThread t, ObjectShadow of, EntryKey key, ThreadClock clock, Access access, bool acquireOnly)
    {
        VectorClock? written = null;
        of.Atomics?.TryGetValue(key, out written);
        if (acquireOnly)
        {
            if (written is not null && access is Access.AtomicRead or Access.AtomicUpdate)
                clock.Learn(written!);
            return;
        }
        if (access == Access.AtomicRead)
            return;
        clock.SyncOperations++;
        of.Atomics ??= [];
        of.Atomics[key] = Release(t, clock);
    }
}
