using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Verification;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>Something that lives exactly as long as the cell it hangs on.</summary>
internal abstract class Attachment
{
    /// <summary>Nobody needs it any more.</summary>
    public abstract bool IsOver { get; }
}

/// <summary>A table that holds its keys weakly, as its keys know it. It does not keep the table alive.</summary>
internal sealed class WeakOwner(JsObject table)
{
    // Resurrection counts: what a finalizer hands to a program lives on.
    private readonly WeakReference<JsObject> _table = new(table, trackResurrection: true);

    public bool IsGone => !_table.TryGetTarget(out _);
}

/// <summary>What tables that hold their keys weakly say of one key. It is kept with the key and ends with it.</summary>
/// <remarks>
/// A table of the runtime's own ephemerons (ConditionalWeakTable) costs its collector a pass over all entries for each link of a chain of
/// keys and values: time grows with the square. Here a value is an ordinary thing that its key leads to. What is given up: the value of a
/// table that ended before its key stays until the key's entries are looked through or the key ends. In both designs a value that leads to its
/// own table keeps it as long as the key.
/// Words: all under the key's cell lock (one lock for all symbols); the reference to this object goes from null to it once, under that lock.
/// Invariants:
///   T3  For one key and one table there is one entry at most.
///   T4  Entries of tables that are gone are dropped before a key's entries take twice the room of the others.
/// Memory order: the lock; whoever finds no entries without it came before the first was made.
/// Progress: blocking for a few dozen instructions, but for the looking through.
/// Checked by: tests/Engine.Tests/Heap/Objects/WeakEntriesTests.
/// </remarks>
internal sealed class WeakEntries
{
    private const int FirstLimit = 4;

    // Almost every key is in one table.
    private WeakOwner? _owner;
    private JsValue _value;
    private Dictionary<WeakOwner, JsValue>? _more;
    private int _limit = FirstLimit;
    private List<Attachment>? _attached;
    private int _attachedLimit = FirstLimit;

    // Well-known symbols belong to all engines of the process; a cell lock is not taken while each of them has one thread.
    private static readonly TableLock s_symbols = new();

    /// <summary>The entries of a cell that may be a key; null for other cells, and while there are none.</summary>
    public static WeakEntries? Of(HeapCell key) =>
        key.IsObject ? Unsafe.As<JsObject>(key).KnownExtra is { } extra ? Volatile.Read(ref extra.Weak) : null
        : key is Symbol symbol ? Volatile.Read(ref symbol.Weak) : null;

    public static bool TryGet(HeapCell key, WeakOwner owner, out JsValue value)
    {
        value = JsValue.Undefined;
        Amplifier.At(Point.CollectionLook, key);
        if (Of(key) is not { } entries)
            return false;
        using var guard = new Guard(key);
        return entries.TryGetHoldingLock(owner, ref value);
    }

    public static void Set(HeapCell key, WeakOwner owner, JsValue value)
    {
        using var guard = new Guard(key);
        MadeHoldingLock(key).SetHoldingLock(owner, value);
    }

    /// <summary>The value there is, or this one, which is there then.</summary>
    public static JsValue GetOrSet(HeapCell key, WeakOwner owner, JsValue value)
    {
        using var guard = new Guard(key);
        JsValue known = default;
        if (Of(key) is { } entries && entries.TryGetHoldingLock(owner, ref known))
            return known;
        MadeHoldingLock(key).SetHoldingLock(owner, value);
        return value;
    }

    public static bool Remove(HeapCell key, WeakOwner owner)
    {
        Amplifier.At(Point.CollectionLook, key);
        if (Of(key) is not { } entries)
            return false;
        using var guard = new Guard(key);
        return entries.RemoveHoldingLock(owner);
    }

    /// <summary>Hangs something on a cell that may be a key.</summary>
    public static void Attach(HeapCell key, Attachment attachment)
    {
        using var guard = new Guard(key);
        WeakEntries entries = MadeHoldingLock(key);
        List<Attachment> attached = entries._attached ??= [];
        if (attached.Count >= entries._attachedLimit)
        {
            attached.RemoveAll(static a => a.IsOver);
            entries._attachedLimit = Math.Max(FirstLimit, attached.Count * 2);
        }
        attached.Add(attachment);
    }

    /// <summary>All entries, for the verifier.</summary>
    public IEnumerable<(WeakOwner Owner, JsValue Value)> All()
    {
        if (_owner is not null)
            yield return (_owner, _value);
        foreach ((WeakOwner owner, JsValue value) in _more ?? [])
            yield return (owner, value);
    }

    /// <summary>What is wrong, or null. For the verifier: no thread runs.</summary>
    public string? Fault()
    {
        if (_owner is not null && _more is not null && _more.ContainsKey(_owner))
            return "expected one entry for a key in a collection, found two";
        foreach ((_, JsValue value) in All())
        {
            if (!CellCheck.IsProgramValue(value))
                return $"expected a value in a weak entry, found {CellCheck.Name(value)}";
        }
        return null;
    }

    private ref struct Guard
    {
        private CellLock.Held _cell;
        private Lock.Scope _symbols;

        public Guard(HeapCell key)
        {
            if (key.IsObject)
                _cell = key.Lock();
            else
                _symbols = s_symbols.Enter();
        }

        public void Dispose()
        {
            _cell.Dispose();
            _symbols.Dispose();
        }
    }

    private static WeakEntries MadeHoldingLock(HeapCell key)
    {
        ref WeakEntries? known = ref key.IsObject ? ref Unsafe.As<JsObject>(key).ExtraForLinks().Weak : ref Unsafe.As<Symbol>(key).Weak;
        if (known is null)
            Volatile.Write(ref known, new WeakEntries());
        return known!;
    }

    private bool TryGetHoldingLock(WeakOwner owner, ref JsValue value)
    {
        bool isFirst = ReferenceEquals(_owner, owner);
        JsValue other = default;
        if (!isFirst && (_more is null || !_more.TryGetValue(owner, out other)))
            return false;
        value = isFirst ? _value : other;
        return true;
    }

    private void SetHoldingLock(WeakOwner owner, JsValue value)
    {
        if (ReferenceEquals(_owner, owner))
        {
            _value = value;
            return;
        }
        if (_more is null && (_owner is null || _owner.IsGone))
        {
            (_owner, _value) = (owner, value);
            return;
        }
        _more ??= [];
        if (_more.Count >= _limit && !_more.ContainsKey(owner))
            DropGone(_more);
        _more[owner] = value;
    }

    private bool RemoveHoldingLock(WeakOwner owner)
    {
        if (!ReferenceEquals(_owner, owner))
            return _more is not null && _more.Remove(owner);
        (_owner, _value) = (null, default);
        return true;
    }

    private void DropGone(Dictionary<WeakOwner, JsValue> more)
    {
        if (_owner is { IsGone: true })
            (_owner, _value) = (null, default);
        foreach (WeakOwner owner in more.Keys)
        {
            if (owner.IsGone)
                more.Remove(owner);
        }
        _limit = Math.Max(FirstLimit, more.Count * 2);
        more.TrimExcess(_limit);
    }
}
