using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
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
