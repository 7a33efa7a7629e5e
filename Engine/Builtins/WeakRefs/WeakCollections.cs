using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>What WeakMap, WeakSet, WeakRef and FinalizationRegistry share.</summary>
internal static class WeakKeys
{
    // 9.13 CanBeHeldWeakly ( v )
    public static bool CanBeHeld(JsValue value) => value.IsObject || value._cell is Symbol { RegistryKey: null, IsPrivate: false };
}

/// <summary>A WeakMap or WeakSet. It is little more than an identity: what it says of a key is kept with the key, see <see cref="WeakEntries"/>.</summary>
/// <remarks>THREADS: each operation is one step under the key's cell lock (M9). Operations on different keys never wait for each other.</remarks>
internal sealed class WeakCollectionObject : JsObject
{
    private readonly WeakOwner _owner;

    public WeakCollectionObject(Shape shape, CellKind kind) : base(shape, kind) => _owner = new WeakOwner(this);

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
        return key._cell is not null && WeakEntries.TryGet(key._cell, _owner, out value);
    }

    /// <summary>The key can be held weakly.</summary>
    public void Set(JsValue key, JsValue value) => WeakEntries.Set(key._cell!, _owner, value);

    public JsValue GetOrInsert(JsValue key, JsValue value) => WeakEntries.GetOrSet(key._cell!, _owner, value);

    public bool Remove(JsValue key) => key._cell is not null && WeakEntries.Remove(key._cell, _owner);
}
