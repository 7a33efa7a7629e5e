using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Deadlocks;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>The cells of one object, reachable from it and dying with it.</summary>
/// <remarks>
/// Words: the table of named cells (replaced whole when it grows), the directory of pages of indexed cells (likewise; pages never move).
/// Both change under the shadow's own lock; look-ups take none. A look-up in an outdated table may find an outdated cell: if that one says
/// "done already in this moment", it was done, and whoever came in between has compared himself with it.
/// </remarks>
internal sealed class ObjectShadow
{
    private const int PageBits = 5, PageSize = 1 << PageBits, MaxPages = 1 << 20;

    /// <summary>An object with so many cells that nobody may forget loses some of them.</summary>
    public const int MaxCells = 1 << 16;

    private const int FirstSweep = 512;

    private static readonly Table s_noNames = new(0);

    private Table _table = s_noNames;
    private int _count, _pageCount, _sweepAt = FirstSweep;
    private ShadowCell[]?[] _pages = [];
    private Rare? _rare;

    /// <summary>What few objects have.</summary>
    private sealed class Rare
    {
        public Dictionary<uint, ShadowCell[]>? FarPages;
        public Dictionary<EntryKey, int>? Entries;
        public ShadowCell[] EntryCells = [];
        public CodeSite? Birth;
        public ThreadInfo? Maker;
        public LockName? Name;
        public VectorClock? Released;
        public ThreadClock? Holder;
        public Dictionary<EntryKey, VectorClock>? Atomics;
        public ByteCells? Bytes;
        public Dictionary<long, AtomicRanges>? Ranges;
        public (long From, ulong Epoch, int Site) Removed;
        public (EntryKey Key, MissedNotification Missed)? Missed;
    }

    private Rare Rarely => _rare ??= new Rare();

    /// <summary>Where the object was made, when that was told.</summary>
    public CodeSite? Birth
    {
        get => _rare?.Birth;
        set => Rarely.Birth = value;
    }

    public ThreadInfo? Maker
    {
        get => _rare?.Maker;
        set => Rarely.Maker = value;
    }

    /// <summary>A lock's name, and what its last holder knew.</summary>
    public LockName? Name
    {
        get => _rare?.Name;
        set => Rarely.Name = value;
    }

    public VectorClock? Released
    {
        get => _rare?.Released;
        set => Rarely.Released = value;
    }

    /// <summary>Who took the lock.</summary>
    public ThreadClock? Holder
    {
        get => _rare?.Holder;
        set => Rarely.Holder = value;
    }

    /// <summary>What the last writers of atomic cells knew.</summary>
    public Dictionary<EntryKey, VectorClock>? Atomics
    {
        get => _rare?.Atomics;
        set => Rarely.Atomics = value;
    }

    /// <summary>A notification that woke nobody. The last one is kept, whichever cell it was for.</summary>
    /// <summary>All bytes from there on are about to go away. Not noted at each of them: there may be any number that nobody touches. The lock is held.</summary>
    public void NoteRemoved(long from, ulong epoch, int site) => Rarely.Removed = (from, epoch, site);

    /// <summary>The last removal of bytes before this end, when the thread does not know of it. The lock is held.</summary>
    public Conflict RemovalUnknownTo(ThreadClock t, long end) =>
        _rare?.Removed is { Epoch: not 0 } removed && removed.From < end && !t.Knows(removed.Epoch) ? new Conflict(removed.Epoch, removed.Site, CellOp.Make) : default;

    public void NoteMissed(EntryKey key, MissedNotification missed) => Rarely.Missed = (key, missed);

    public MissedNotification? MissedAt(EntryKey key) => _rare?.Missed is { } known && known.Key.Equals(key) ? known.Missed : null;

    /// <summary>The cells of a buffer's bytes, as fine as they are by now.</summary>
    public ByteCells? Bytes => Volatile.Read(ref _rare)?.Bytes;

    /// <summary>Cells fine enough for the range. The lock is held.</summary>
    public ByteCells BytesFor(long offset, long count)
    {
        Rare rare = Rarely;
        int grain = ByteCells.GrainOf(offset, count);
        if (rare.Bytes is not { } known)
            return rare.Bytes = new ByteCells(grain);
        if (known.Grain > grain)
            Volatile.Write(ref rare.Bytes, known = known.Refined(grain));
        return known;
    }

    /// <summary>The atomic ranges of the word of eight bytes around an offset. The lock is held.</summary>
    public AtomicRanges AtomicRangesAt(long offset)
    {
        Dictionary<long, AtomicRanges> all = Rarely.Ranges ??= [];
        if (!all.TryGetValue(offset >> 3, out AtomicRanges? ranges))
            all.Add(offset >> 3, ranges = new AtomicRanges());
        return ranges;
    }

    private sealed class Table(int size)
    {
        private const int MaxLinear = 8;

        public readonly object?[] Keys = new object?[size];
        public readonly ShadowCell[] Cells = new ShadowCell[size];

        /// <summary>Small tables are searched from the beginning, and may be full.</summary>
        public bool IsFull(int count) => Keys.Length <= MaxLinear ? count == Keys.Length : (count + 1) * 4 > Keys.Length * 3;

        /// <summary>The place of a key; absent, the complement of the place where it belongs.</summary>
        public int Find(object key)
        {
            if (Keys.Length > MaxLinear)
                return FindHashed(key);
            for (int i = 0; i < Keys.Length; i++)
            {
                object? known = Volatile.Read(ref Keys[i]);
                if (ReferenceEquals(known, key))
                    return i;
                if (known is null)
                    return ~i;
            }
            return ~Keys.Length;
        }

        private int FindHashed(object key)
        {
            int mask = Keys.Length - 1;
            for (int i = RuntimeHelpers.GetHashCode(key) & mask; ; i = (i + 1) & mask)
            {
                object? known = Volatile.Read(ref Keys[i]);
                if (ReferenceEquals(known, key))
                    return i;
                if (known is null)
                    return ~i;
            }
        }
    }

    /// <summary>How many cells there are room for: named ones, entries, and elements by the page.</summary>
    public int Size => _count + (_rare?.Entries?.Count ?? 0) + (_rare?.Atomics?.Count ?? 0) + _pageCount;

    /// <summary>It has grown to twice what was left when it was swept last.</summary>
    public bool IsFull => _count + _pageCount >= _sweepAt || (_rare is { } rare && (rare.Entries?.Count ?? 0) + (rare.Atomics?.Count ?? 0) >= _sweepAt);

    /// <summary>Drops what lies below the floor, and, of an object with too many cells, others; answers how many of those. The lock is held.</summary>
    public int Sweep(Floor floor)
    {
        int givenUp = SweepNamed(floor, int.MaxValue) + SweepEntries(floor, int.MaxValue);
        SweepPages(floor);
        if (_rare?.Atomics is { } atomics)
        {
            foreach ((EntryKey key, VectorClock known) in atomics)
                if (floor.Covers(known))
                    atomics.Remove(key);
        }
        if (_count > MaxCells / 2)
            givenUp += SweepNamed(floor, MaxCells / 2);
        if (_rare?.Entries is { Count: > MaxCells / 2 })
            givenUp += SweepEntries(floor, MaxCells / 2);
        _sweepAt = Math.Max(FirstSweep, Size * 2);
        return givenUp;
    }

    private int SweepNamed(Floor floor, int most)
    {
        Table old = _table;
        var kept = new List<int>();
        int lost = 0;
        for (int i = 0; i < old.Keys.Length; i++)
        {
            if (old.Keys[i] is null || old.Cells[i].IsOld(floor))
                continue;
            if (kept.Count < most)
                kept.Add(i);
            else
                lost++;
        }
        int size = 4;
        while (size * 3 < (kept.Count + 1) * 4)
            size *= 2;
        var table = new Table(size);
        foreach (int i in kept)
        {
            int to = ~table.Find(old.Keys[i]!);
            table.Keys[to] = old.Keys[i];
            table.Cells[to] = old.Cells[i];
        }
        _count = kept.Count;
        Volatile.Write(ref _table, table);
        return lost;
    }

    private int SweepEntries(Floor floor, int most)
    {
        if (_rare?.Entries is not { } old)
            return 0;
        ShadowCell[] cells = _rare.EntryCells;
        var entries = new Dictionary<EntryKey, int>();
        var kept = new List<ShadowCell>();
        int lost = 0;
        foreach ((EntryKey key, int at) in old)
        {
            if (cells[at].IsOld(floor))
                continue;
            if (kept.Count == most)
            {
                lost++;
                continue;
            }
            entries.Add(key, kept.Count);
            kept.Add(cells[at]);
        }
        _rare.Entries = entries;
        _rare.EntryCells = [.. kept];
        return lost;
    }

    private void SweepPages(Floor floor)
    {
        for (int i = 0; i < _pages.Length; i++)
        {
            if (_pages[i] is not { } page || !IsOld(page, floor))
                continue;
            Volatile.Write(ref _pages[i], null);
            _pageCount--;
        }
        if (_rare?.FarPages is not { } far)
            return;
        foreach ((uint number, ShadowCell[] page) in far)
        {
            if (!IsOld(page, floor))
                continue;
            far.Remove(number);
            _pageCount--;
        }
    }

    private static bool IsOld(ShadowCell[] page, Floor floor)
    {
        foreach (ref ShadowCell cell in page.AsSpan())
            if (!cell.IsOld(floor))
                return false;
        return true;
    }

    /// <summary>Whether the thread did as much in this moment already. Takes no lock.</summary>
    public bool Covers(object key, CellOp op, ulong now)
    {
        Table table = Volatile.Read(ref _table);
        int at = table.Find(key);
        return at >= 0 && table.Cells[at].Covers(op, now);
    }

    /// <summary>The cell of a key; made when absent. The lock is held.</summary>
    public ref ShadowCell Named(object key)
    {
        Table table = _table;
        int at = table.Find(key);
        if (at >= 0)
            return ref table.Cells[at];
        if (table.IsFull(_count))
        {
            var larger = new Table(Math.Max(4, table.Keys.Length * 2));
            for (int i = 0; i < table.Keys.Length; i++)
            {
                if (table.Keys[i] is not { } old)
                    continue;
                int to = ~larger.Find(old);
                larger.Keys[to] = old;
                larger.Cells[to] = table.Cells[i];
            }
            Volatile.Write(ref _table, larger);
            table = larger;
            at = table.Find(key);
        }
        _count++;
        Volatile.Write(ref table.Keys[~at], key);
        return ref table.Cells[~at];
    }

    public bool Covers(uint index, CellOp op, ulong now)
    {
        ShadowCell[]?[] pages = Volatile.Read(ref _pages);
        uint page = index >> PageBits;
        return page < (uint)pages.Length && pages[page] is { } cells && cells[index & (PageSize - 1)].Covers(op, now);
    }

    /// <summary>The cell of an index; made when absent. The lock is held.</summary>
    public ref ShadowCell Indexed(uint index) => ref Page(index >> PageBits)[index & (PageSize - 1)];

    private ShadowCell[] Page(uint page)
    {
        if (page >= MaxPages)
        {
            Dictionary<uint, ShadowCell[]> farPages = Rarely.FarPages ??= [];
            if (!farPages.TryGetValue(page, out ShadowCell[]? far))
            {
                farPages.Add(page, far = new ShadowCell[PageSize]);
                _pageCount++;
            }
            return far;
        }
        if (page >= (uint)_pages.Length)
        {
            var larger = new ShadowCell[]?[Math.Max(page + 1, (uint)_pages.Length * 2)];
            _pages.CopyTo(larger, 0);
            Volatile.Write(ref _pages, larger);
        }
        if (_pages[page] is { } known)
            return known;
        var made = new ShadowCell[PageSize];
        Volatile.Write(ref _pages[page], made);
        _pageCount++;
        return made;
    }

    /// <summary>The cell of a collection's entry. The lock is held.</summary>
    public ref ShadowCell Entry(EntryKey key)
    {
        Rare rare = Rarely;
        rare.Entries ??= [];
        if (!rare.Entries.TryGetValue(key, out int at))
        {
            at = rare.Entries.Count;
            if (at == rare.EntryCells.Length)
                Array.Resize(ref rare.EntryCells, Math.Max(4, at * 2));
            rare.Entries.Add(key, at);
        }
        return ref rare.EntryCells[at];
    }
}

/// <summary>A key that is a value: a string's text, another cell by identity, or the bits of a primitive.</summary>
internal readonly struct EntryKey(object? cell, long bits) : IEquatable<EntryKey>
{
    private readonly object? _cell = cell;
    private readonly long _bits = cell is null ? bits : 0;

    public object? Cell => _cell;
    public long Bits => _bits;

    public bool Equals(EntryKey other) =>
        _bits == other._bits && (ReferenceEquals(_cell, other._cell) || (_cell is string a && other._cell is string b && a == b));

    public override bool Equals(object? obj) => obj is EntryKey other && Equals(other);

    public override int GetHashCode() => _cell is string text ? text.GetHashCode() : _cell is null ? _bits.GetHashCode() : RuntimeHelpers.GetHashCode(_cell);
}
