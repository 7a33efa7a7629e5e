using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Runtime;

/// <summary>Which half of a property EnumerableOwnProperties collects.</summary>
internal enum PropertyPart : byte { Key, Value, Entry }

/// <summary>Operations on objects that need a realm or a JS thread (ECMA-262 6.2.6, 7.2, 7.3).</summary>
internal static class ObjectOperations
{
    // 7.2.2 IsArray ( argument )
    public static bool IsArray(JsThread t, JsValue value)
    {
        while (value._cell is IProxyTarget proxy)
            value = proxy.TargetOrThrow(t);
        return value.CellKind == CellKind.Array;
    }

    // 6.2.6.4 FromPropertyDescriptor ( Desc )
    public static JsObject FromDescriptor(JsThread t, in PropertyDescriptor descriptor)
    {
        JsObject o = t.Born(t.Realm.NewObject());
        if (descriptor.HasValue)
            o.DefineOwn(PropertyKey.FromAtom(Names.Value), descriptor.Value);
        if (descriptor.Writable is { } writable)
            o.DefineOwn(PropertyKey.FromAtom(Names.Writable), writable);
        if (descriptor.HasGet)
            o.DefineOwn(PropertyKey.FromAtom(Names.Get), OrUndefined(descriptor.Getter));
        if (descriptor.HasSet)
            o.DefineOwn(PropertyKey.FromAtom(Names.Set), OrUndefined(descriptor.Setter));
        if (descriptor.Enumerable is { } enumerable)
            o.DefineOwn(PropertyKey.FromAtom(Names.Enumerable), enumerable);
        if (descriptor.Configurable is { } configurable)
            o.DefineOwn(PropertyKey.FromAtom(Names.Configurable), configurable);
        return o;
    }

    public static JsValue OrUndefined(JsObject? o) => o is null ? JsValue.Undefined : o;

    // 6.2.6.5 ToPropertyDescriptor ( Obj )
    public static PropertyDescriptor ToDescriptor(JsThread t, JsValue value)
    {
        if (!value.IsObject)
            throw t.TypeError($"Property description must be an object: {ValueText.Of(value)}");
        JsObject o = value.AsObject;
        var descriptor = new PropertyDescriptor();
        if (TryGet(t, o, Names.Enumerable, out JsValue field))
            descriptor.Enumerable = field.ToBoolean();
        if (TryGet(t, o, Names.Configurable, out field))
            descriptor.Configurable = field.ToBoolean();
        if (TryGet(t, o, Names.Value, out field))
            descriptor.Value = field;
        if (TryGet(t, o, Names.Writable, out field))
            descriptor.Writable = field.ToBoolean();
        if (TryGet(t, o, Names.Get, out field))
            descriptor.SetGetter(Accessor(t, field, "Getter"));
        if (TryGet(t, o, Names.Set, out field))
            descriptor.SetSetter(Accessor(t, field, "Setter"));
        if (descriptor.IsAccessor && descriptor.IsData)
            throw t.TypeError("Invalid property descriptor. Cannot both specify accessors and a value or writable attribute");
        return descriptor;
    }

    private static bool TryGet(JsThread t, JsObject o, JsString name, out JsValue value)
    {
        PropertyKey key = PropertyKey.FromAtom(name);
        bool has = o.HasProperty(t, key);
        value = has ? o.Get(t, key) : default;
        return has;
    }

    private static JsObject? Accessor(JsThread t, JsValue value, string what)
    {
        if (value.IsUndefined)
            return null;
        return value.IsCallable ? value.AsObject : throw t.TypeError($"{what} must be a function: {ValueText.Of(value)}");
    }

    /// <summary>An own property's value if it is enumerable; the getter runs. What assign, spread, entries and JSON ask.</summary>
    public static bool TryGetEnumerable(JsThread t, JsObject o, PropertyKey key, out JsValue value)
    {
        // PERF: an ordinary object's attributes and value come from one look-up; [[GetOwnProperty]] and [[Get]] are unobservable.
        if (!o.IsExotic)
        {
            if (o.Kind == CellKind.Array && ReferenceEquals(key.Cell, Names.Length))
            {
                value = default;
                return false;
            }
            o.Tell(t, key, Access.Read);
            if (!o.TryFindOwn(key, out PropertyFlags flags, out value) || (flags & PropertyFlags.Enumerable) == 0)
                return false;
            if (value._cell is AccessorPair pair)
                value = pair.Getter is null ? JsValue.Undefined : pair.Getter.Call(t, o, []);
            return true;
        }
        if (o.GetOwnProperty(t, key, out PropertyDescriptor descriptor) && descriptor.Enumerable == true)
        {
            value = o.Get(t, key);
            return true;
        }
        value = default;
        return false;
    }

    public static bool IsEnumerableOwn(JsThread t, JsObject o, PropertyKey key)
    {
        if (o.IsExotic)
            return o.GetOwnAttributes(t, key, out PropertyDescriptor descriptor) && descriptor.Enumerable == true;
        o.Tell(t, key, Access.Has);
        return o.TryFindOwn(key, out PropertyFlags flags, out _) && (flags & PropertyFlags.Enumerable) != 0;
    }

    // 7.3.23 EnumerableOwnProperties ( O, kind ), as an array
    public static JsArray EnumerableOwn(JsThread t, JsObject o, PropertyPart part)
    {
        // PERF: the shape knows names and slots; without accessors no user code runs.
        if (o.IsUnwatched(t) && o.TryGetPlainShape(out Shape shape) && (part == PropertyPart.Key || !shape.Enumerable.HasComputed))
        {
            if (PlainOwn(t, o, shape, part) is { } plain)
                return plain;
        }
        List<PropertyKey> keys = o.OwnPropertyKeys(t);
        var result = new List<JsValue>(keys.Count);
        foreach (PropertyKey key in keys)
        {
            if (key.IsSymbol)
                continue;
            if (part == PropertyPart.Key)
            {
                if (IsEnumerableOwn(t, o, key))
                    result.Add(key.ToValue());
            }
            else if (TryGetEnumerable(t, o, key, out JsValue value))
            {
                result.Add(part == PropertyPart.Value ? value : t.Born(t.Realm.NewArray((ReadOnlySpan<JsValue>)[key.ToValue(), value])));
            }
        }
        return t.Born(t.Realm.NewArray(result));
    }

    /// <summary>Null when the layout changed meanwhile.</summary>
    private static JsArray? PlainOwn(JsThread t, JsObject o, Shape shape, PropertyPart part)
    {
        EnumerableLayout layout = shape.Enumerable;
        if (part == PropertyPart.Key)
            return t.Born(t.Realm.NewArray((ReadOnlySpan<JsValue>)layout.Names));
        var values = new JsValue[layout.Slots.Length];
        for (int i = 0; i < values.Length; i++)
        {
            JsValue value = o.SlotAt(shape, layout.Slots[i]).Read(o);
            values[i] = part == PropertyPart.Value ? value : t.Born(t.Realm.NewArray((ReadOnlySpan<JsValue>)[layout.Names[i], value]));
        }
        if (!o.HasStill(shape))
            return null;
        return t.Born(t.Realm.NewArray((ReadOnlySpan<JsValue>)values));
    }

    // 7.3.25 CopyDataProperties ( target, source, excludedItems ); the target is a new ordinary object
    public static void CopyDataProperties(JsThread t, JsObject target, JsValue source, ReadOnlySpan<PropertyKey> excluded)
    {
        if (source.IsNullOrUndefined)
            return;
        JsObject from = source.ToObject(t);
        if (t.Recorder is null && excluded.IsEmpty && TryCopyPlain(target, from))
            return;
        foreach (PropertyKey key in from.OwnPropertyKeys(t))
        {
            if (!excluded.Contains(key) && TryGetEnumerable(t, from, key, out JsValue value))
                target.CreateDataProperty(t, key, value);
        }
    }

    // 20.1.2.1 Object.assign ( target, ...sources ), step 4.a for one source
    public static void Assign(JsThread t, JsObject to, JsObject from)
    {
        // PERF: as a definition when no prototype of the target has one of the names, so that nothing but the target can see it.
        if (t.Recorder is null && ReferenceEquals(to.Prototype, t.Realm.ObjectPrototype) && IsUnknownToPrototype(t.Realm, from) && TryCopyPlain(to, from))
            return;
        foreach (PropertyKey key in from.OwnPropertyKeys(t))
        {
            if (TryGetEnumerable(t, from, key, out JsValue value))
                to.SetOrThrow(t, key, value);
        }
    }

    private static bool IsUnknownToPrototype(Realm realm, JsObject from)
    {
        if (!from.TryGetPlainShape(out Shape shape))
            return false;
        foreach (JsValue name in shape.Enumerable.Names)
        {
            if (realm.ObjectPrototype.TryFindNamed(name._cell!, out _, out _))
                return false;
        }
        return true;
    }

    /// <summary>An empty ordinary target takes over the plain properties of an ordinary source in one step.</summary>
    private static bool TryCopyPlain(JsObject target, JsObject from) =>
        target.Kind == CellKind.Object && target.TryGetPlainShape(out Shape before) && before is { PropertyCount: 0, IsExtensible: true }
        && from.TryGetPlainShape(out Shape shape) && shape.Enumerable.IsPlain && target.TryCopyPlain(before, from, shape);

    /// <summary>One layout change does what SetIntegrityLevel does property by property, and no user code could see the difference.</summary>
    private static bool HasPlainIntegrity(JsObject o) => !o.IsExotic && o.Kind is not (CellKind.TypedArray or CellKind.ModuleNamespace or CellKind.Proxy);

    // 7.3.15 SetIntegrityLevel ( O, level )
    public static bool SetIntegrityLevel(JsThread t, JsObject o, bool frozen)
    {
        if (HasPlainIntegrity(o))
        {
            o.TellIntegrity(t, frozen);
            o.SetIntegrity(frozen, t);
            return true;
        }
        if (!o.PreventExtensions(t))
            return false;
        foreach (PropertyKey key in o.OwnPropertyKeys(t))
        {
            t.Poll();
            var change = new PropertyDescriptor { Configurable = false };
            if (frozen)
            {
                if (!o.GetOwnProperty(t, key, out PropertyDescriptor current))
                    continue;
                if (!current.IsAccessor)
                    change.Writable = false;
            }
            o.DefinePropertyOrThrow(t, key, change);
        }
        return true;
    }

    // 7.3.16 TestIntegrityLevel ( O, level )
    public static bool TestIntegrityLevel(JsThread t, JsObject o, bool frozen)
    {
        if (o.IsExtensible(t))
            return false;
        o.Tell(t, Part.Integrity, Access.Read);
        foreach (PropertyKey key in o.OwnPropertyKeys(t))
        {
            t.Poll();
            if (o.GetOwnAttributes(t, key, out PropertyDescriptor current)
                && (current.Configurable == true || (frozen && current.Writable == true)))
                return false;
        }
        return true;
    }

    /// <summary>A key of an options bag, as InstallErrorCause (20.5.8.1) reads it: false when absent.</summary>
    public static bool TryGetOption(JsThread t, JsValue options, JsString name, out JsValue value)
    {
        if (options.IsObject)
            return TryGet(t, options.AsObject, name, out value);
        value = default;
        return false;
    }
}
