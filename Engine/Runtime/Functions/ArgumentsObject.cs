using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>An arguments object; a mapped one (ECMA-262 10.4.4) shares boxes with the parameters.</summary>
internal sealed class ArgumentsObject : JsObject
{
    /// <summary>The parameter's box for each index while mapped; null when not, or no longer.</summary>
    private readonly Box?[]? _map;

    private ArgumentsObject(Shape shape, Box?[]? map) : base(shape, CellKind.Arguments)
    {
        _map = map;
        if (map is { Length: > 0 })
            SetFlag(CellFlags.Exotic | CellFlags.SlowElements);
    }

    public override string ClassName => "Arguments";

    internal int MappedCount => _map?.Length ?? 0;

    // 10.4.4.6 CreateUnmappedArgumentsObject ( argumentsList )
    public static ArgumentsObject NewUnmapped(Realm realm, ReadOnlySpan<JsValue> arguments)
    {
        var o = new ArgumentsObject(realm.UnmappedArgumentsShape ??= ShapeOf(realm, PropertyFlags.Accessor), null);
        JsObject thrower = realm[Intrinsic.ThrowTypeError];
        o.Fill(realm, arguments, new AccessorPair(thrower, thrower));
        return o;
    }

    // 10.4.4.7 CreateMappedArgumentsObject ( func, formals, argumentsList, env )
    public static ArgumentsObject NewMapped(Realm realm, JsObject callee, ReadOnlySpan<JsValue> arguments, Box?[] map)
    {
        var o = new ArgumentsObject(realm.MappedArgumentsShape ??= ShapeOf(realm, PropertyFlags.Hidden), map);
        o.Fill(realm, arguments, callee);
        return o;
    }

    private static Shape ShapeOf(Realm realm, PropertyFlags callee) => realm.ObjectShape(0)
        .WithProperty(Names.Length, PropertyFlags.Hidden).WithProperty(Symbol.Iterator, PropertyFlags.Hidden).WithProperty(Names.Callee, callee);

    private void Fill(Realm realm, ReadOnlySpan<JsValue> arguments, JsValue callee)
    {
        var elements = arguments.Length == 0 ? s_noElements : new Slot[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            elements[i].Initialize(arguments[i]);
        var slots = new Slot[3];
        slots[0].Initialize(arguments.Length);
        slots[1].Initialize(realm[Intrinsic.ArrayProtoValues]);
        slots[2].Initialize(callee);
        InitializeSlots(slots);
        InitializeElements(elements);
    }

    private Box? Mapped(PropertyKey key) =>
        key.Cell is null && _map is not null && key.Index < (uint)_map.Length ? _map[key.Index] : null;

    // 10.4.4.1
    public override bool GetOwnProperty(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        if (!base.GetOwnProperty(t, key, out descriptor))
            return false;
        // THREADS: while another thread makes an accessor of it, the map may lag behind.
        if (!descriptor.IsAccessor && Mapped(key) is { } box)
            descriptor.Value = box.Value;
        return true;
    }

    // 10.4.4.2
    public override bool DefineOwnProperty(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (Mapped(key) is not { } box)
            return OrdinaryDefineOwnProperty(key, descriptor);
        PropertyDescriptor stored = descriptor;
        if (!descriptor.IsAccessor && !descriptor.HasValue && descriptor.Writable == false)
            stored.Value = box.Value;
        if (!OrdinaryDefineOwnProperty(key, stored))
            return false;
        if (descriptor.IsAccessor)
        {
            _map![key.Index] = null;
            return true;
        }
        if (descriptor.HasValue)
            box.Value = descriptor.Value;
        if (descriptor.Writable == false)
            _map![key.Index] = null;
        return true;
    }

    // 10.4.4.3
    public override JsValue Get(EngineThread t, PropertyKey key, JsValue receiver)
    {
        if (Mapped(key) is { } box)
        {
            t.Recorder?.Variable(t, box, ref box.Shadow, Access.Read);
            return box.Value;
        }
        return t.Recorder is null && key.Cell is null && TryGetDenseElement(key.Index, out JsValue value) ? value : base.Get(t, key, receiver);
    }

    // 10.4.4.4
    public override bool Set(EngineThread t, PropertyKey key, JsValue value, JsValue receiver)
    {
        if (ReferenceEquals(receiver._cell, this) && Mapped(key) is { } box)
        {
            t.Recorder?.Variable(t, box, ref box.Shadow, Access.Write);
            box.Value = value;
        }
        return base.Set(t, key, value, receiver);
    }

    // 10.4.4.5
    public override bool Delete(EngineThread t, PropertyKey key)
    {
        if (!base.Delete(t, key))
            return false;
        if (Mapped(key) is not null)
            _map![key.Index] = null;
        return true;
    }
}
