using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>A Map or a Set: every operation is one step (M9), under the cell lock; looking for a key takes the lock only when it met a change.</summary>
internal abstract class CollectionObject(Shape shape, CellKind kind) : JsObject(shape, kind)
{
    private protected OrderedTable Table { get; set; } = new();

    /// <summary>An entry is about to be looked at or changed.</summary>
    public void Tell(JsThread t, JsValue key, Access access)
    {
        if (t.Recorder is not { } recorder || StaysYoung(t))
            return;
        key = OrderedTable.Canonical(key);
        recorder.Entry(t, this, ref Shadow, key._cell is JsString text ? text.ToString() : key._cell, key._bits, access);
    }

    /// <summary>An entry is about to be set.</summary>
    public void TellSet(JsThread t, JsValue key)
    {
        if (!IsUnwatched(t))
            Tell(t, key, Contains(key) ? Access.Write : Access.Add);
    }

    /// <summary>An entry is about to be deleted, if there is one.</summary>
    public void TellRemove(JsThread t, JsValue key)
    {
        if (!IsUnwatched(t))
            Tell(t, key, Contains(key) ? Access.Remove : Access.Has);
    }

    public void TellClear(JsThread t)
    {
        if (t.Recorder is not { } recorder || StaysYoung(t))
            return;
        if (Count == 0)
            Tell(t, Part.Entries, Access.Read);
        else
            TellCleared(recorder, t);
    }

    private void TellCleared(Probe recorder, JsThread t)
    {
        var cursor = default(CollectionCursor);
        while (TryNext(ref cursor, out JsValue key, out _))
            Tell(t, key, Access.Remove);
        recorder.Cleared(t, this, ref Shadow);
    }

    public int Count
    {
        get
        {
            using CellLock.Held held = Lock();
            return Table.Count;
        }
    }

    public bool Contains(JsValue key)
    {
        key = OrderedTable.Canonical(key);
        int hash = Equality.HashSameValueZero(key);
        if (CellLock.Shared && Table.Look(key, hash, out _, this) is { } isThere)
            return isThere;
        using CellLock.Held held = Lock();
        return Table.Contains(key, hash);
    }

    public bool Remove(JsValue key)
    {
        key = OrderedTable.Canonical(key);
        int hash = Equality.HashSameValueZero(key);
        using CellLock.Held held = Lock();
        return Table.Remove(key, hash);
    }

    public void Clear()
    {
        using CellLock.Held held = Lock();
        Table.Clear();
    }

    /// <summary>As the other, told: which entry comes next, and for a Map its value.</summary>
    public bool TryNext(JsThread t, ref CollectionCursor cursor, out JsValue key, out JsValue value, bool readsValue = true)
    {
        Tell(t, Part.Entries, Access.Read);
        bool any = TryNext(ref cursor, out key, out value);
        if (any && readsValue && Kind == CellKind.Map)
            Tell(t, key, Access.Read);
        return any;
    }

    /// <summary>The live entry at or after the cursor, which moves behind it. Entries added meanwhile are visited, deleted ones are not.</summary>
    public bool TryNext(ref CollectionCursor cursor, out JsValue key, out JsValue value)
    {
        using CellLock.Held held = Lock();
        return Table.TryNext(ref cursor.Serial, ref cursor.Hint, out key, out value);
    }
}

/// <summary>A place in the order of a collection that stays right whatever happens to it.</summary>
internal struct CollectionCursor
{
    internal long Serial;
    internal int Hint;
}

/// <summary>A Map instance (ECMA-262 24.1.4).</summary>
internal sealed class MapObject(Shape shape) : CollectionObject(shape, CellKind.Map)
{
    public override string ClassName => "Map";

    public static MapObject New(Realm realm) => new(realm[Intrinsic.MapPrototype].PrototypeInfo.RootShape(0));

    public bool TryGet(JsValue key, out JsValue value)
    {
        key = OrderedTable.Canonical(key);
        int hash = Equality.HashSameValueZero(key);
        if (CellLock.Shared && Table.Look(key, hash, out value, this) is { } isThere)
            return isThere;
        using CellLock.Held held = Lock();
        return Table.TryGet(key, hash, out value);
    }

    public void Set(JsValue key, JsValue value)
    {
        key = OrderedTable.Canonical(key);
        int hash = Equality.HashSameValueZero(key);
        using CellLock.Held held = Lock();
        Table.Set(key, hash, value);
    }

    /// <summary>The value that is there, else the given one, which then is.</summary>
    public JsValue GetOrInsert(JsValue key, JsValue value)
    {
        key = OrderedTable.Canonical(key);
        int hash = Equality.HashSameValueZero(key);
        using CellLock.Held held = Lock();
        if (Table.TryGet(key, hash, out JsValue known))
            return known;
        Table.Set(key, hash, value);
        return value;
    }
}

/// <summary>A Set instance (ECMA-262 24.2.5).</summary>
internal sealed class SetObject(Shape shape) : CollectionObject(shape, CellKind.Set)
{
    public override string ClassName => "Set";

    public static SetObject New(Realm realm) => new(realm[Intrinsic.SetPrototype].PrototypeInfo.RootShape(0));

    public bool Add(JsValue value)
    {
        value = OrderedTable.Canonical(value);
        int hash = Equality.HashSameValueZero(value);
        using CellLock.Held held = Lock();
        return Table.TryAdd(value, hash, JsValue.Undefined);
    }

    /// <summary>A set with the same elements in the same order.</summary>
    public SetObject Copy(Realm realm)
    {
        SetObject copy = New(realm);
        using CellLock.Held held = Lock();
        copy.Table = Table.Copy();
        return copy;
    }
}
