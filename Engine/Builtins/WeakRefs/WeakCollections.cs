using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>What WeakMap, WeakSet, WeakRef and FinalizationRegistry share.</summary>
internal static class WeakKeys
{
    // 9.13 CanBeHeldWeakly ( v )
    public static bool CanBeHeld(JsValue value) => value.IsObject || value._cell is Symbol { RegistryKey: null, IsPrivate: false };
}

/// <summary>A WeakMap or WeakSet: an ephemeron table, so a value that leads back to its key keeps nothing alive.</summary>
/// <remarks>THREADS: the table of the runtime is safe by itself; the cell lock makes each operation one step (M9).</remarks>
internal sealed class WeakCollectionObject(Shape shape, CellKind kind) : JsObject(shape, kind)
{
    private sealed class Entry
    {
        public JsValue Value;
    }

    private readonly ConditionalWeakTable<HeapCell, Entry> _table = [];

    public override string ClassName => Kind == CellKind.WeakMap ? "WeakMap" : "WeakSet";

    /// <summary>An entry is about to be looked at or changed. It is told as a place of its key, which it lives as long as.</summary>
    public void Tell(JsThread t, JsValue key, Access access)
    {
        if (t.Recorder is { } recorder && key._cell is JsObject o)
            recorder.Entry(t, o, ref o.Shadow, this, 0, access);
    }

    /// <summary>The key's entry is about to be set (a WeakSet's member: added).</summary>
    public void TellSet(JsThread t, JsValue key)
    {
        if (t.Recorder is not null)
            Tell(t, key, !TryGet(key, out _) ? Access.Add : Kind == CellKind.WeakSet ? Access.Has : Access.Write);
    }

    public void TellRemove(JsThread t, JsValue key)
    {
        if (t.Recorder is not null)
            Tell(t, key, TryGet(key, out _) ? Access.Remove : Access.Has);
    }

    public bool TryGet(JsValue key, out JsValue value)
    {
        value = JsValue.Undefined;
        if (key._cell is null)
            return false;
        using CellLock.Held held = Lock();
        if (!_table.TryGetValue(key._cell, out Entry? entry))
            return false;
        value = entry.Value;
        return true;
    }

    /// <summary>The key can be held weakly.</summary>
    public void Set(JsValue key, JsValue value)
    {
        using CellLock.Held held = Lock();
        if (_table.TryGetValue(key._cell!, out Entry? entry))
            entry.Value = value;
        else
            _table.Add(key._cell!, new Entry { Value = value });
    }

    public JsValue GetOrInsert(JsValue key, JsValue value)
    {
        using CellLock.Held held = Lock();
        if (_table.TryGetValue(key._cell!, out Entry? entry))
            return entry.Value;
        _table.Add(key._cell!, new Entry { Value = value });
        return value;
    }

    public bool Remove(JsValue key)
    {
        if (key._cell is null)
            return false;
        using CellLock.Held held = Lock();
        return _table.Remove(key._cell);
    }
}
