using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>WeakMap and its prototype (ECMA-262 24.3).</summary>
internal static unsafe class WeakMapBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("WeakMap", 0, &Construct, Intrinsic.WeakMapPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.WeakMap)
        .Method("delete", 1, &Delete)
        .Method("get", 1, &Get)
        .Method("getOrInsert", 2, &GetOrInsert)
        .Method("getOrInsertComputed", 2, &GetOrInsertComputed)
        .Method("has", 1, &Has)
        .Method("set", 2, &Set)
        .Tag("WeakMap");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 24.3.1.1 WeakMap ( [ iterable ] )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        call.RequireNew("WeakMap");
        var map = new WeakCollectionObject(call.PrototypeOr(Intrinsic.WeakMapPrototype).PrototypeInfo.RootShape(0), CellKind.WeakMap);
        if (call[0].IsNullOrUndefined)
            return map;
        CollectionFilling.AddEntries(t, map, call[0], CollectionFilling.AdderOf(t, map, "WeakMap", Names.Set));
        return map;
    }

    private static WeakCollectionObject This(in Call call, string method) => call.Receiver<WeakCollectionObject>(CellKind.WeakMap, "WeakMap", method);

    private static JsValue Key(in Call call) =>
        WeakKeys.CanBeHeld(call[0]) ? call[0] : throw call.Thread.TypeError($"Invalid value used as weak map key: {ValueText.Of(call[0])}");

    // 24.3.3.2 WeakMap.prototype.delete ( key )
    private static JsValue Delete(in Call call)
    {
        WeakCollectionObject self = This(call, "delete");
        self.TellRemove(call.Thread, call[0]);
        return self.Remove(call[0]);
    }

    // 24.3.3.3 WeakMap.prototype.get ( key )
    private static JsValue Get(in Call call)
    {
        WeakCollectionObject map = This(call, "get");
        map.Tell(call.Thread, call[0], Access.Read);
        map.TryGet(call[0], out JsValue value);
        return value;
    }

    // 24.3.3.4 WeakMap.prototype.has ( key )
    private static JsValue Has(in Call call)
    {
        WeakCollectionObject self = This(call, "has");
        self.Tell(call.Thread, call[0], Access.Has);
        return self.TryGet(call[0], out _);
    }

    // 24.3.3.5 WeakMap.prototype.set ( key, value )
    private static JsValue Set(in Call call)
    {
        WeakCollectionObject map = This(call, "set");
        map.TellSet(call.Thread, call[0]);
        map.Set(Key(call), call[1]);
        return call.This;
    }

    // WeakMap.prototype.getOrInsert ( key, value )
    private static JsValue GetOrInsert(in Call call)
    {
        WeakCollectionObject map = This(call, "getOrInsert");
        if (call.Thread.Recorder is not null)
            map.Tell(call.Thread, call[0], map.TryGet(call[0], out _) ? Access.Read : Access.Add);
        return map.GetOrInsert(Key(call), call[1]);
    }

    // WeakMap.prototype.getOrInsertComputed ( key, callback )
    private static JsValue GetOrInsertComputed(in Call call)
    {
        WeakCollectionObject map = This(call, "getOrInsertComputed");
        JsValue key = Key(call);
        JsObject callback = call.CallableArgument(1, "WeakMap.prototype.getOrInsertComputed: the callback");
        map.Tell(call.Thread, key, Access.Read);
        if (map.TryGet(key, out JsValue known))
            return known;
        JsValue value = callback.Call(call.Thread, JsValue.Undefined, [key]);
        map.TellSet(call.Thread, key);
        map.Set(key, value);
        return value;
    }
}

/// <summary>WeakSet and its prototype (ECMA-262 24.4).</summary>
internal static unsafe class WeakSetBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("WeakSet", 0, &Construct, Intrinsic.WeakSetPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.WeakSet)
        .Method("delete", 1, &Delete)
        .Method("has", 1, &Has)
        .Method("add", 1, &Add)
        .Tag("WeakSet");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 24.4.1.1 WeakSet ( [ iterable ] )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        call.RequireNew("WeakSet");
        var set = new WeakCollectionObject(call.PrototypeOr(Intrinsic.WeakSetPrototype).PrototypeInfo.RootShape(0), CellKind.WeakSet);
        if (call[0].IsNullOrUndefined)
            return set;
        CollectionFilling.AddValues(t, set, call[0], CollectionFilling.AdderOf(t, set, "WeakSet", Names.Add));
        return set;
    }

    private static WeakCollectionObject This(in Call call, string method) => call.Receiver<WeakCollectionObject>(CellKind.WeakSet, "WeakSet", method);

    // 24.4.3.1 WeakSet.prototype.add ( value )
    private static JsValue Add(in Call call)
    {
        WeakCollectionObject set = This(call, "add");
        if (!WeakKeys.CanBeHeld(call[0]))
            throw call.Thread.TypeError($"Invalid value used in weak set: {ValueText.Of(call[0])}");
        set.TellSet(call.Thread, call[0]);
        set.Set(call[0], true);
        return set;
    }

    // 24.4.3.3 WeakSet.prototype.delete ( value )
    private static JsValue Delete(in Call call)
    {
        WeakCollectionObject self = This(call, "delete");
        self.TellRemove(call.Thread, call[0]);
        return self.Remove(call[0]);
    }

    // 24.4.3.4 WeakSet.prototype.has ( value )
    private static JsValue Has(in Call call)
    {
        WeakCollectionObject self = This(call, "has");
        self.Tell(call.Thread, call[0], Access.Has);
        return self.TryGet(call[0], out _);
    }
}
