using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>The Object constructor (ECMA-262 20.1.1, 20.1.2).</summary>
internal static unsafe class ObjectBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Object", 1, &Construct, Intrinsic.ObjectPrototype)
        .Method("assign", 2, &Assign)
        .Method("create", 2, &Create)
        .Method("defineProperties", 2, &DefineProperties)
        .Method("defineProperty", 3, &DefineProperty)
        .Method("entries", 1, &Entries)
        .Method("freeze", 1, &Freeze)
        .Method("fromEntries", 1, &FromEntries)
        .Method("getOwnPropertyDescriptor", 2, &GetOwnPropertyDescriptor)
        .Method("getOwnPropertyDescriptors", 1, &GetOwnPropertyDescriptors)
        .Method("getOwnPropertyNames", 1, &GetOwnPropertyNames)
        .Method("getOwnPropertySymbols", 1, &GetOwnPropertySymbols)
        .Method("getPrototypeOf", 1, &GetPrototypeOf)
        .Method("groupBy", 2, &GroupBy)
        .Method("hasOwn", 2, &HasOwn)
        .Method("is", 2, &Is)
        .Method("isExtensible", 1, &IsExtensible)
        .Method("isFrozen", 1, &IsFrozen)
        .Method("isSealed", 1, &IsSealed)
        .Method("keys", 1, &Keys)
        .Method("preventExtensions", 1, &PreventExtensions)
        .Method("seal", 1, &Seal)
        .Method("setPrototypeOf", 2, &SetPrototypeOf)
        .Method("values", 1, &Values);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    // 20.1.1.1 Object ( [ value ] )
    private static JsValue Construct(in Call call)
    {
        if (call.NewTarget is { } newTarget && !ReferenceEquals(newTarget, call.Callee))
            return call.Thread.Born(call.Realm.NewObject(call.PrototypeOr(Intrinsic.ObjectPrototype)));
        return call[0].IsNullOrUndefined ? call.Thread.Born(call.Realm.NewObject()) : call[0].ToObject(call.Thread);
    }

    // 20.1.2.1 Object.assign ( target, ...sources )
    private static JsValue Assign(in Call call)
    {
        JsThread t = call.Thread;
        JsObject to = call[0].ToObject(t);
        foreach (JsValue source in call.ArgumentsFrom(1))
        {
            if (!source.IsNullOrUndefined)
                ObjectOperations.Assign(t, to, source.ToObject(t));
        }
        return to;
    }

    // 20.1.2.2 Object.create ( O, Properties )
    private static JsValue Create(in Call call)
    {
        JsValue prototype = call[0];
        if (!prototype.IsObject && !prototype.IsNull)
            throw call.Thread.TypeError($"Object prototype may only be an Object or null: {ValueText.Of(prototype)}");
        JsObject o = call.Thread.Born(call.Realm.NewObject(prototype.TryObject));
        return call[1].IsUndefined ? o : DefineAll(call.Thread, o, call[1]);
    }

    // 20.1.2.3 Object.defineProperties ( O, Properties )
    private static JsValue DefineProperties(in Call call) => DefineAll(call.Thread, ObjectArgument(call, "defineProperties"), call[1]);

    // 20.1.2.3.1 ObjectDefineProperties ( O, Properties )
    private static JsObject DefineAll(JsThread t, JsObject o, JsValue properties)
    {
        JsObject props = properties.ToObject(t);
        var descriptors = new List<(PropertyKey Key, PropertyDescriptor Descriptor)>();
        foreach (PropertyKey key in props.OwnPropertyKeys(t))
        {
            if (ObjectOperations.TryGetEnumerable(t, props, key, out JsValue value))
                descriptors.Add((key, ObjectOperations.ToDescriptor(t, value)));
        }
        foreach ((PropertyKey key, PropertyDescriptor descriptor) in descriptors)
            o.DefinePropertyOrThrow(t, key, descriptor);
        return o;
    }

    private static JsObject ObjectArgument(in Call call, string method) =>
        call[0].TryObject ?? throw call.Thread.TypeError($"Object.{method} called on non-object (found {ValueText.Of(call[0])})");

    // 20.1.2.4 Object.defineProperty ( O, P, Attributes )
    private static JsValue DefineProperty(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ObjectArgument(call, "defineProperty");
        PropertyKey key = call[1].ToPropertyKey(t);
        o.DefinePropertyOrThrow(t, key, ObjectOperations.ToDescriptor(t, call[2]));
        return o;
    }

    // 20.1.2.5 Object.entries ( O )
    private static JsValue Entries(in Call call) =>
        ObjectOperations.EnumerableOwn(call.Thread, call[0].ToObject(call.Thread), PropertyPart.Entry);

    // 20.1.2.18 Object.keys ( O )
    private static JsValue Keys(in Call call) =>
        ObjectOperations.EnumerableOwn(call.Thread, call[0].ToObject(call.Thread), PropertyPart.Key);

    // 20.1.2.23 Object.values ( O )
    private static JsValue Values(in Call call) =>
        ObjectOperations.EnumerableOwn(call.Thread, call[0].ToObject(call.Thread), PropertyPart.Value);

    // 20.1.2.6 Object.freeze ( O )
    private static JsValue Freeze(in Call call)
    {
        if (call[0].TryObject is { } o && !ObjectOperations.SetIntegrityLevel(call.Thread, o, frozen: true))
            throw call.Thread.TypeError($"Cannot freeze {ValueText.Of(o)}");
        return call[0];
    }

    // 20.1.2.21 Object.seal ( O )
    private static JsValue Seal(in Call call)
    {
        if (call[0].TryObject is { } o && !ObjectOperations.SetIntegrityLevel(call.Thread, o, frozen: false))
            throw call.Thread.TypeError($"Cannot seal {ValueText.Of(o)}");
        return call[0];
    }

    // 20.1.2.19 Object.preventExtensions ( O )
    private static JsValue PreventExtensions(in Call call)
    {
        if (call[0].TryObject is { } o && !o.PreventExtensions(call.Thread))
            throw call.Thread.TypeError($"Cannot prevent extensions of {ValueText.Of(o)}");
        return call[0];
    }

    // 20.1.2.7 Object.fromEntries ( iterable )
    private static JsValue FromEntries(in Call call)
    {
        JsThread t = call.Thread;
        JsObject result = call.Thread.Born(call.Realm.NewObject());
        Iterators.Get(t, call[0].RequireObjectCoercible(t, "Object.fromEntries")).ForEach(t, entry =>
        {
            if (!entry.IsObject)
                throw t.TypeError($"Iterator value {ValueText.Of(entry)} is not an entry object");
            JsValue key = entry.AsObject.GetIndex(t, 0u);
            JsValue value = entry.AsObject.GetIndex(t, 1u);
            result.CreateDataProperty(t, key.ToPropertyKey(t), value);
            return true;
        });
        return result;
    }

    // 20.1.2.8 Object.getOwnPropertyDescriptor ( O, P )
    private static JsValue GetOwnPropertyDescriptor(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call[0].ToObject(t);
        return o.GetOwnProperty(t, call[1].ToPropertyKey(t), out PropertyDescriptor descriptor)
            ? ObjectOperations.FromDescriptor(t, descriptor) : JsValue.Undefined;
    }

    // 20.1.2.9 Object.getOwnPropertyDescriptors ( O )
    private static JsValue GetOwnPropertyDescriptors(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call[0].ToObject(t);
        JsObject result = call.Thread.Born(call.Realm.NewObject());
        foreach (PropertyKey key in o.OwnPropertyKeys(t))
        {
            if (o.GetOwnProperty(t, key, out PropertyDescriptor descriptor))
                result.CreateDataProperty(t, key, ObjectOperations.FromDescriptor(t, descriptor));
        }
        return result;
    }

    // 20.1.2.10 Object.getOwnPropertyNames ( O )
    private static JsValue GetOwnPropertyNames(in Call call) => OwnKeys(call, symbols: false);

    // 20.1.2.11 Object.getOwnPropertySymbols ( O )
    private static JsValue GetOwnPropertySymbols(in Call call) => OwnKeys(call, symbols: true);

    private static JsArray OwnKeys(in Call call, bool symbols)
    {
        var keys = new List<JsValue>();
        foreach (PropertyKey key in call[0].ToObject(call.Thread).OwnPropertyKeys(call.Thread))
        {
            if (key.IsSymbol == symbols)
                keys.Add(key.ToValue());
        }
        return call.Thread.Born(call.Realm.NewArray(keys));
    }

    // 20.1.2.12 Object.getPrototypeOf ( O )
    private static JsValue GetPrototypeOf(in Call call) => JsValue.FromObjectOrNull(call[0].ToObject(call.Thread).GetPrototypeOf(call.Thread));

    // 20.1.2.22 Object.setPrototypeOf ( O, proto )
    private static JsValue SetPrototypeOf(in Call call)
    {
        JsThread t = call.Thread;
        JsValue o = call[0].RequireObjectCoercible(t, "Object.setPrototypeOf");
        if (!call[1].IsObject && !call[1].IsNull)
            throw t.TypeError($"Object prototype may only be an Object or null: {ValueText.Of(call[1])}");
        if (o.TryObject is { } target)
            ObjectPrototype.SetPrototypeOrThrow(t, target, call[1].TryObject);
        return o;
    }

    // 20.1.2.13 Object.groupBy ( items, callback )
    private static JsValue GroupBy(in Call call)
    {
        JsThread t = call.Thread;
        call[0].RequireObjectCoercible(t, "Object.groupBy");
        JsObject callback = call.CallableArgument(1, "Object.groupBy callback");
        var groups = new Dictionary<PropertyKey, List<JsValue>>();
        var order = new List<PropertyKey>();
        double k = 0;
        Iterators.Get(t, call[0]).ForEach(t, value =>
        {
            PropertyKey key = callback.Call(t, JsValue.Undefined, [value, k]).ToPropertyKey(t);
            k++;
            if (!groups.TryGetValue(key, out List<JsValue>? group))
            {
                groups.Add(key, group = []);
                order.Add(key);
            }
            group.Add(value);
            return true;
        });
        JsObject result = call.Thread.Born(call.Realm.NewObject(null));
        foreach (PropertyKey key in order)
            result.CreateDataProperty(t, key, call.Thread.Born(call.Realm.NewArray(groups[key])));
        return result;
    }

    // 20.1.2.14 Object.hasOwn ( O, P )
    private static JsValue HasOwn(in Call call)
    {
        JsObject o = call[0].ToObject(call.Thread);
        return o.HasOwnProperty(call.Thread, call[1].ToPropertyKey(call.Thread));
    }

    // 20.1.2.15 Object.is ( value1, value2 )
    private static JsValue Is(in Call call) => Equality.SameValue(call[0], call[1]);

    // 20.1.2.16 Object.isExtensible ( O )
    private static JsValue IsExtensible(in Call call) => call[0].TryObject is { } o && o.IsExtensible(call.Thread);

    // 20.1.2.17 Object.isFrozen ( O )
    private static JsValue IsFrozen(in Call call) => call[0].TryObject is not { } o || ObjectOperations.TestIntegrityLevel(call.Thread, o, frozen: true);

    // 20.1.2.18 Object.isSealed ( O )
    private static JsValue IsSealed(in Call call) => call[0].TryObject is not { } o || ObjectOperations.TestIntegrityLevel(call.Thread, o, frozen: false);
}
