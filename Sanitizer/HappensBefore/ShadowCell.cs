using System.Runtime.CompilerServices;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>What an access does to one cell. The detector translates the engine's words into these.</summary>
internal enum CellOp : byte
{
    /// <summary>Looks at the value. Conflicts with Write, Make and Update.</summary>
    Read,

    /// <summary>Looks at the existence only. Conflicts with Make.</summary>
    Has,

    /// <summary>Looks at the value atomically. Conflicts with Write and Make.</summary>
    AtomicRead,

    /// <summary>Replaces the value. Conflicts with everything but Has.</summary>
    Write,

    /// <summary>Makes or removes the thing. Conflicts with everything.</summary>
    Make,

    /// <summary>A change that commutes with its like: conflicts with Read, Write and Make, not with Update.</summary>
    Update,

    /// <summary>An atomic write that makes the property: as Update, and Has conflicts with it.</summary>
    UpdateMake,
}

/// <summary>An access that the present one is not ordered with.</summary>
internal readonly record struct Conflict(ulong Epoch, int Site, CellOp Op)
{
    public bool Found => Epoch != 0;
}

/// <summary>The last accesses to one place (FastTrack's state of a variable): the last write, the last read, and more when one of each does not do.</summary>
/// <remarks>Changed under the lock of the shadow it lies in. <see cref="Write"/> and <see cref="Read"/> are looked at without it:
/// finding its own present moment there tells a thread that nothing has to be done.</remarks>
internal struct ShadowCell
{
    public ulong Write;
    public ulong Read;
    public int WriteSite;
    public int ReadSite;
    public CellMore? More;

    /// <summary>Nothing to do: the same thread did as much since its last release.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Covers(CellOp op, ulong now) => op switch
    {
        CellOp.Read => Read == now || (Write & ~Epoch.Structural) == now,
        CellOp.Write => (Write & ~Epoch.Structural) == now,
        CellOp.Make => Write == (now | Epoch.Structural),
        CellOp.Update => More is { } more && more.Updates.Contains(now),
        _ => false,
    };

    /// <summary>A cell of its own with the same accesses.</summary>
    public readonly ShadowCell Copy() => this with { More = More?.Copy() };

    /// <summary>Takes note of an access; answers one that conflicts with it and is unordered, if any.</summary>
    public Conflict Apply(CellOp op, ThreadClock t, int site)
    {
        Conflict conflict = FindConflict(op, t);
        Note(op, t, site);
        return conflict;
    }

    /// <summary>Everything in it comes before whatever any thread will do: it can be forgotten.</summary>
    public readonly bool IsOld(Floor floor) => floor.Covers(Write) && floor.Covers(Read) && (More is null || More.IsOld(floor));

    private readonly Conflict FindConflict(CellOp op, ThreadClock t)
    {
        CellMore? more = More;
        if (op == CellOp.Has)
            return HasConflict(t);
        if (Write != 0 && !t.Knows(Write))
            return new(Write & ~Epoch.Structural, WriteSite, (Write & Epoch.Structural) != 0 ? CellOp.Make : CellOp.Write);
        if (op == CellOp.AtomicRead)
            return default;
        if (op != CellOp.Update && op != CellOp.UpdateMake && more?.Updates.Unknown(t) is { Found: true } update)
            return update with { Op = CellOp.Update };
        if (op == CellOp.Read)
            return default;
        if (Read != 0 && !t.Knows(Read))
            return new(Read, ReadSite, CellOp.Read);
        if (more is null)
            return default;
        if (more.Reads.Unknown(t) is { Found: true } read)
            return read with { Op = CellOp.Read };
        if (op is CellOp.Write or CellOp.Make && more.AtomicReads.Unknown(t) is { Found: true } atomic)
            return atomic with { Op = CellOp.AtomicRead };
        if (op is CellOp.Make or CellOp.UpdateMake && more.Tests.Unknown(t) is { Found: true } test)
            return test with { Op = CellOp.Has };
        return default;
    }

    private readonly Conflict HasConflict(ThreadClock t)
    {
        if ((Write & Epoch.Structural) != 0 && !t.Knows(Write))
            return new(Write & ~Epoch.Structural, WriteSite, CellOp.Make);
        if (More is { } more && more.Made != 0 && !t.Knows(more.Made))
            return new(more.Made, more.MadeSite, CellOp.Make);
        return default;
    }

    private void Note(CellOp op, ThreadClock t, int site)
    {
        switch (op)
        {
            case CellOp.Read:
                NoteRead(t, site);
                break;
            case CellOp.Has:
                (More ??= new()).Tests.Set(t.Now, site);
                break;
            case CellOp.AtomicRead:
                (More ??= new()).AtomicReads.Set(t.Now, site);
                break;
            case CellOp.Update:
                (More ??= new()).Updates.Set(t.Now, site);
                break;
            case CellOp.UpdateMake:
                More ??= new();
                More.Updates.Set(t.Now, site);
                More.Made = t.Now;
                More.MadeSite = site;
                break;
            case CellOp.Write:
            case CellOp.Make:
                NoteWrite(op, t, site);
                break;
        }
    }

    private void NoteRead(ThreadClock t, int site)
    {
        if (Read != 0 && Epoch.Slot(Read) != t.Slot && !t.Knows(Read))
        {
            (More ??= new()).Reads.Set(t.Now, site);
            return;
        }
        ReadSite = site;
        Volatile.Write(ref Read, t.Now);
    }

    private void NoteWrite(CellOp op, ThreadClock t, int site)
    {
        // What came before this write is ordered before all that will be ordered after it (or was reported just now).
        if ((Write & Epoch.Structural) != 0 && op == CellOp.Write)
        {
            More ??= new();
            More.Made = Write & ~Epoch.Structural;
            More.MadeSite = WriteSite;
        }
        Read = 0;
        More?.Forget(op == CellOp.Make);
        WriteSite = site;
        Volatile.Write(ref Write, op == CellOp.Make ? t.Now | Epoch.Structural : t.Now);
    }
}

/// <summary>What only some cells need.</summary>
internal sealed class CellMore
{
    /// <summary>The last Make, when a plain write came after it.</summary>
    public ulong Made;
    public int MadeSite;

    public EpochList Reads, AtomicReads, Updates, Tests;

    public CellMore Copy() => new()
    {
        Made = Made,
        MadeSite = MadeSite,
        Reads = Reads.Copy(),
        AtomicReads = AtomicReads.Copy(),
        Updates = Updates.Copy(),
        Tests = Tests.Copy(),
    };

    public bool IsOld(Floor floor) => floor.Covers(Made) && Reads.IsOld(floor) && AtomicReads.IsOld(floor) && Updates.IsOld(floor) && Tests.IsOld(floor);

    public void Forget(bool tests)
    {
        Reads.Clear();
        AtomicReads.Clear();
        Updates.Clear();
        if (!tests)
            return;
        Tests.Clear();
        Made = 0;
    }
}

/// <summary>The last moment of each of some threads.</summary>
internal struct EpochList
{
    private (ulong Epoch, int Site)[]? _items;
    private int _count;

    public void Clear() => _count = 0;

    public readonly EpochList Copy() => new() { _items = ((ulong, int)[]?)_items?.Clone(), _count = _count };

    public void Set(ulong epoch, int site)
    {
        int slot = Epoch.Slot(epoch);
        for (int i = 0; i < _count; i++)
        {
            if (Epoch.Slot(_items![i].Epoch) != slot)
                continue;
            _items[i] = (epoch, site);
            return;
        }
        _items ??= new (ulong, int)[2];
        if (_count == _items.Length)
            Array.Resize(ref _items, _count * 2);
        _items[_count++] = (epoch, site);
    }

    /// <summary>One that the thread does not know of.</summary>
    public readonly Conflict Unknown(ThreadClock t)
    {
        for (int i = 0; i < _count; i++)
            if (!t.Knows(_items![i].Epoch))
                return new Conflict(_items[i].Epoch, _items[i].Site, CellOp.Read);
        return default;
    }

    public readonly bool IsOld(Floor floor)
    {
        for (int i = 0; i < _count; i++)
            if (!floor.Covers(_items![i].Epoch))
                return false;
        return true;
    }

    public readonly bool Contains(ulong epoch)
    {
        // Without the lock: a thread looks for its own moment, which nobody else writes.
        (ulong Epoch, int Site)[]? items = Volatile.Read(in _items);
        for (int i = items is null ? 0 : Math.Min(Volatile.Read(in _count), items.Length); --i >= 0;)
            if (items![i].Epoch == epoch)
                return true;
        return false;
    }
}
