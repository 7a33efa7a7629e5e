using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>A Map Iterator or Set Iterator object (ECMA-262 24.1.5, 24.2.6).</summary>
/// <remarks>THREADS: a step holds the iterator's own lock, then the collection's; so no entry is given out twice (M8).</remarks>
internal sealed class CollectionIterator : NativeIterator
{
    private readonly IterationKind _kind;
    private CollectionObject? _target;
    private CollectionCursor _cursor;

    private CollectionIterator(JsObject prototype, CollectionObject target, IterationKind kind) : base(prototype.PrototypeInfo.RootShape(0))
    {
        _target = target;
        _kind = kind;
        IsMap = target is MapObject;
    }

    public bool IsMap { get; }

    public override string ClassName => IsMap ? "Map Iterator" : "Set Iterator";

    public static CollectionIterator New(Realm realm, CollectionObject target, IterationKind kind) =>
        new(realm[target is MapObject ? Intrinsic.MapIteratorPrototype : Intrinsic.SetIteratorPrototype], target, kind);

    /// <summary>What is still to come, without moving; true when it is keys and values in turn.</summary>
    public bool Preview(List<JsValue> entries)
    {
        using CellLock.Held held = Lock();
        CollectionCursor cursor = _cursor;
        while (_target is not null && _target.TryNext(ref cursor, out JsValue key, out JsValue value))
        {
            if (_kind != IterationKind.Values || !IsMap)
                entries.Add(key);
            if (_kind == IterationKind.Entries || (_kind == IterationKind.Values && IsMap))
                entries.Add(IsMap ? value : key);
        }
        return _kind == IterationKind.Entries;
    }

    protected override NativeCode NextCode => IsMap ? CollectionIteratorBuiltins.MapNextCode : CollectionIteratorBuiltins.SetNextCode;

    public override bool MoveNext(JsThread t, out JsValue result)
    {
        result = JsValue.Undefined;
        JsValue key, value;
        Tell(t, Part.State, Access.Write);
        CollectionObject? target = _target;
        target?.Tell(t, Part.Entries, Access.Read);
        using (CellLock.Held held = Lock())
        {
            if (_target is null)
                return false;
            if (!_target.TryNext(ref _cursor, out key, out value))
            {
                _target = null;
                return false;
            }
        }
        if (IsMap && _kind != IterationKind.Keys)
            target?.Tell(t, key, Access.Read);
        result = _kind switch
        {
            IterationKind.Keys => key,
            IterationKind.Values => IsMap ? value : key,
            IterationKind.Entries => t.Born(t.Realm.NewPair(key, IsMap ? value : key)),
        };
        return true;
    }
}

/// <summary>%MapIteratorPrototype% and %SetIteratorPrototype%.</summary>
internal static unsafe class CollectionIteratorBuiltins
{
    internal static readonly NativeCode MapNextCode = new("next", 0, &MapNext), SetNextCode = new("next", 0, &SetNext);

    private static readonly BuiltinTable s_map = new BuiltinTable().Method(MapNextCode).Tag("Map Iterator");

    private static readonly BuiltinTable s_set = new BuiltinTable().Method(SetNextCode).Tag("Set Iterator");

    public static JsObject CreateMapPrototype(Realm realm) => s_map.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    public static JsObject CreateSetPrototype(Realm realm) => s_set.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    // 24.1.5.2.1 %MapIteratorPrototype%.next ( )
    private static JsValue MapNext(in Call call) => Next(call, isMap: true);

    // 24.2.6.2.1 %SetIteratorPrototype%.next ( )
    private static JsValue SetNext(in Call call) => Next(call, isMap: false);

    private static JsValue Next(in Call call, bool isMap)
    {
        if (call.This._cell is not CollectionIterator iterator || iterator.IsMap != isMap)
            throw call.Thread.TypeError($"{(isMap ? "Map" : "Set")} Iterator.prototype.next: expected a {(isMap ? "Map" : "Set")} Iterator, found {ValueText.Of(call.This)}");
        bool more = iterator.MoveNext(call.Thread, out JsValue value);
        return call.Realm.NewIteratorResult(value, !more);
    }
}
