using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>The insertion-ordered hash table of Map and Set: an array of entries in order of insertion, and chains through it.</summary>
/// <remarks>
/// A deleted entry keeps its place, marked by a hole, until the table is rebuilt. Every entry has a serial number that only grows;
/// an iterator remembers a number, not a place, so rebuilding and clearing never confuse it.
/// THREADS: the owner holds its cell lock around every call but <see cref="Look"/>; hashes are computed before, because they may flatten a rope.
/// <code>
///   even ──Begin──▶ odd (a change is under way) ──End──▶ the next even
/// </code>
/// Words: _version, written under the cell lock, read without. Counted while threads share the heap only; starting a second thread orders the rest.
/// Invariants: T5 a look that finds the same even number before and after saw the table of that time, whole: no change was under way.
/// Memory order: odd, write barrier, the change, release of the next even number; a look acquires the number, reads, read barrier, reads the number.
///   What a look reads in between may be torn or of two times: it follows references of its own copies, stays inside their bounds and gives up after
///   <see cref="MaxSteps"/>; nothing of it is used before the number was seen again. An exception leaves the number odd until the next change.
/// ABA: the number never comes back. Progress: a look is wait-free; who is not sure takes the lock.
/// Checked by: tests/Engine.Tests/Builtins/OrderedTableTests, Corpus/concurrency/collections/map-look-while-changing.js.
/// Other invariants: O1 serial numbers ascend along the array; O2 every live entry is in the chain of its hash; O3 keys are never -0;
/// O4 no entry before <c>_first</c> is live, so that a map used as a queue finds its oldest entry at once.
/// </remarks>
internal sealed class OrderedTable
{
    private const int MinCapacity = 4;

    private struct Entry
    {
        public JsValue Key, Value;
        public long Serial;
        public int Hash;

        /// <summary>One more than the index of the next entry of the chain; 0 at its end.</summary>
        public int Next;
    }

    private Entry[] _entries = [];
    private int[] _buckets = [];
    private int _first, _used;
    private long _nextSerial, _version;

    private const int MaxSteps = 64;

    public int Count { get; private set; }

    /// <summary>The serial number that the next new entry will get.</summary>
    public long NextSerial => _nextSerial;

    // 24.5.1 CanonicalizeKeyedCollectionKey ( key )
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue Canonical(JsValue key) => key.IsDouble && key.AsDouble == 0 ? JsValue.FromInt32(0) : key;

    private int Find(JsValue key, int hash)
    {
        if (_buckets.Length == 0)
            return -1;
        Entry[] entries = _entries;
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; (uint)i < (uint)entries.Length; i = entries[i].Next - 1)
        {
            ref Entry entry = ref entries[i];
            if (entry.Hash == hash && SameKey(entry.Key, key))
                return i;
        }
        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool SameKey(JsValue a, JsValue b)
    {
        if (a._cell is not null || b._cell is not null)
            return ReferenceEquals(a._cell, b._cell) || Equality.SameValueZero(a, b);
        return a._bits == b._bits || Equality.SameValueZero(a, b);
    }

    public bool Contains(JsValue key, int hash) => Find(key, hash) >= 0;

    public bool TryGet(JsValue key, int hash, out JsValue value)
    {
        int index = Find(key, hash);
        value = index < 0 ? JsValue.Undefined : _entries[index].Value;
        return index >= 0;
    }

    /// <summary>What <see cref="TryGet"/> answers, without the lock; null when something is under way and the lock must be taken.</summary>
    public bool? Look(JsValue key, int hash, out JsValue value, object? owner = null)
    {
        Amplifier.At(Point.CollectionLook, owner);
        long version = Volatile.Read(ref _version);
        Entry[] entries = _entries;
        int[] buckets = _buckets;
        value = JsValue.Undefined;
        bool found = false;
        int steps = 0;
        for (int i = buckets.Length == 0 ? -1 : buckets[hash & (buckets.Length - 1)] - 1; (uint)i < (uint)entries.Length; i = entries[i].Next - 1)
        {
            if (++steps > MaxSteps)
                return null;
            ref Entry entry = ref entries[i];
            if (entry.Hash == hash && SameKey(entry.Key, key))
            {
                Amplifier.At(Point.CollectionLook, owner);
                value = entry.Value;
                found = true;
                break;
            }
        }
        Volatile.ReadBarrier();
        return (version & 1) == 0 && _version == version ? found : null;
    }

    private void Begin()
    {
        if (!CellLock.Shared)
            return;
        _version |= 1;
        Volatile.WriteBarrier();
    }

    private void End()
    {
        if (CellLock.Shared)
            Volatile.Write(ref _version, (_version | 1) + 1);
    }

    /// <summary>Adds or overwrites; the key is canonical.</summary>
    public void Set(JsValue key, int hash, JsValue value)
    {
        int index = Find(key, hash);
        if (index < 0)
        {
            Add(key, hash, value);
            return;
        }
        Begin();
        Amplifier.At(Point.CollectionChange);
        _entries[index].Value = value;
        End();
    }

    /// <summary>Adds a key that may be there already; answers whether it was absent.</summary>
    public bool TryAdd(JsValue key, int hash, JsValue value)
    {
        if (Find(key, hash) >= 0)
            return false;
        Add(key, hash, value);
        return true;
    }

    private void Add(JsValue key, int hash, JsValue value)
    {
        Begin();
        if (_used == _entries.Length)
            Rebuild(Math.Max(MinCapacity, Count * 2));
        ref int bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_used] = new Entry { Key = key, Value = value, Hash = hash, Serial = _nextSerial++, Next = bucket };
        Amplifier.At(Point.CollectionChange);
        bucket = ++_used;
        Count++;
        End();
    }

    public bool Remove(JsValue key, int hash)
    {
        int index = Find(key, hash);
        if (index < 0)
            return false;
        Begin();
        ref int link = ref _buckets[hash & (_buckets.Length - 1)];
        while (link != index + 1)
            link = ref _entries[link - 1].Next;
        ref Entry entry = ref _entries[index];
        link = entry.Next;
        entry.Key = JsValue.Hole;
        Amplifier.At(Point.CollectionChange);
        entry.Value = default;
        Count--;
        while (_first < _used && _entries[_first].Key.IsHole)
            _first++;
        if (Count == 0)
            Empty();
        else if (_used > 32 && Count < _used / 4)
            Rebuild(Math.Max(MinCapacity, Count * 2));
        End();
        return true;
    }

    /// <summary>Forgets the marks of deleted entries; small storage is kept, because it will be needed again.</summary>
    private void Empty()
    {
        if (_entries.Length > 64)
        {
            Drop();
            return;
        }
        Array.Clear(_entries, 0, _used);
        Array.Clear(_buckets);
        _first = _used = 0;
    }

    public void Clear()
    {
        Begin();
        Drop();
        End();
    }

    private void Drop()
    {
        _entries = [];
        _buckets = [];
        _first = _used = 0;
        Count = 0;
    }

    /// <summary>The first live entry with a serial number of at least <paramref name="serial"/>. <paramref name="hint"/> is where it is likely to be.</summary>
    public bool TryNext(ref long serial, ref int hint, out JsValue key, out JsValue value)
    {
        int i = hint;
        if ((uint)i > (uint)_used || (i < _used && _entries[i].Serial != serial) || (i == _used && i > 0 && _entries[i - 1].Serial >= serial))
            i = FirstFrom(serial);
        for (i = Math.Max(i, _first); i < _used; i++)
        {
            ref Entry entry = ref _entries[i];
            if (entry.Key.IsHole)
                continue;
            key = entry.Key;
            value = entry.Value;
            serial = entry.Serial + 1;
            hint = i + 1;
            return true;
        }
        serial = _nextSerial;
        hint = i;
        key = value = default;
        return false;
    }

    private int FirstFrom(long serial)
    {
        int low = 0, high = _used;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_entries[middle].Serial < serial)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private void Rebuild(int capacity)
    {
        Amplifier.At(Point.Rehash);
        capacity = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity);
        var entries = new Entry[capacity];
        var buckets = new int[capacity];
        int used = 0;
        for (int i = 0; i < _used; i++)
        {
            Entry entry = _entries[i];
            if (entry.Key.IsHole)
                continue;
            ref int bucket = ref buckets[entry.Hash & (capacity - 1)];
            entry.Next = bucket;
            entries[used] = entry;
            bucket = ++used;
        }
        _entries = entries;
        _buckets = buckets;
        _first = 0;
        _used = used;
    }

    /// <summary>The first thing that is wrong, or null: O1 to O4, and the count.</summary>
    public string? Fault()
    {
        int live = 0;
        long serial = -1;
        for (int i = 0; i < _used; i++)
        {
            ref Entry entry = ref _entries[i];
            if (entry.Key.IsHole)
                continue;
            live++;
            if (i < _first)
                return $"expected no entry before place {_first}, found one at {i}";
            if (entry.Serial <= serial || entry.Serial >= _nextSerial)
                return $"expected a serial number above {serial} and below {_nextSerial}, found {entry.Serial}";
            serial = entry.Serial;
            if (entry.Hash != Equality.HashSameValueZero(entry.Key))
                return $"expected the hash of {ValueText.Of(entry.Key)}, found another";
            if (Find(entry.Key, entry.Hash) != i)
                return $"expected {ValueText.Of(entry.Key)} to be found at place {i}, found {Find(entry.Key, entry.Hash)}";
        }
        return live == Count ? null : $"expected {Count} entries, found {live}";
    }

    public OrderedTable Copy()
    {
        var copy = new OrderedTable();
        if (Count > 0)
        {
            copy._entries = _entries;
            copy._used = _used;
            copy.Count = Count;
            copy.Rebuild(Math.Max(MinCapacity, Count + 1));
        }
        copy._nextSerial = _nextSerial;
        return copy;
    }
}
