using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>Map and its prototype (ECMA-262 24.1).</summary>
internal static unsafe class MapBuiltins
{
    private static readonly NativeCode s_entries = new("entries", 0, &Entries), s_set = new("set", 2, &Set);

    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Map", 0, &Construct, Intrinsic.MapPrototype)
        .Method("groupBy", 2, &GroupBy)
        .WithSpecies();

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Map)
        .Method("get", 1, &Get)
        .Method(s_set)
        .Method("has", 1, &Has)
        .Method("delete", 1, &Delete)
        .Method("clear", 0, &Clear)
        .Intrinsic("entries", Intrinsic.MapProtoEntries)
        .Method("forEach", 1, &ForEach)
        .Method("getOrInsert", 2, &GetOrInsert)
        .Method("getOrInsertComputed", 2, &GetOrInsertComputed)
        .Method("keys", 0, &Keys)
        .Getter("size", &Size)
        .Method("values", 0, &Values)
        .Tag("Map")
        .Intrinsic(Symbol.Iterator, Intrinsic.MapProtoEntries);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateEntries(Realm realm) => new NativeFunction(realm, s_entries);

    // 24.1.1.1 Map ( [ iterable ] )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        call.RequireNew("Map");
        var map = new MapObject(call.PrototypeOr(Intrinsic.MapPrototype).PrototypeInfo.RootShape(0));
        t.Born(map);
        if (call[0].IsNullOrUndefined)
            return map;
        CollectionFilling.AddEntries(t, map, call[0], CollectionFilling.AdderOf(t, map, "Map", Names.Set), s_set);
        return map;
    }

    // 24.1.2.1 Map.groupBy ( items, callback )
    private static JsValue GroupBy(in Call call)
    {
        JsThread t = call.Thread;
        MapObject map = MapObject.New(call.Realm);
        foreach (Grouping.Group group in Grouping.By(t, call[0], call[1], byProperty: false))
            map.Set(group.Key, call.Thread.Born(call.Realm.NewArray(group.Values)));
        return map;
    }

    private static MapObject This(in Call call, string method) => call.Receiver<MapObject>("Map", method);

    // 24.1.3.6 Map.prototype.get ( key )
    private static JsValue Get(in Call call)
    {
        MapObject map = This(call, "get");
        map.Tell(call.Thread, call[0], Access.Read);
        map.TryGet(call[0], out JsValue value);
        return value;
    }

    // 24.1.3.9 Map.prototype.set ( key, value )
    private static JsValue Set(in Call call)
    {
        MapObject map = This(call, "set");
        map.TellSet(call.Thread, call[0]);
        map.Set(call[0], call[1]);
        return call.This;
    }

    // 24.1.3.7 Map.prototype.has ( key )
    private static JsValue Has(in Call call)
    {
        MapObject map = This(call, "has");
        map.Tell(call.Thread, call[0], Access.Has);
        return map.Contains(call[0]);
    }

    // 24.1.3.3 Map.prototype.delete ( key )
    private static JsValue Delete(in Call call)
    {
        MapObject map = This(call, "delete");
        map.TellRemove(call.Thread, call[0]);
        return map.Remove(call[0]);
    }

    // 24.1.3.1 Map.prototype.clear ( )
    private static JsValue Clear(in Call call)
    {
        MapObject map = This(call, "clear");
        map.TellClear(call.Thread);
        map.Clear();
        return JsValue.Undefined;
    }

    // 24.1.3.5 Map.prototype.forEach ( callback [ , thisArg ] )
    private static JsValue ForEach(in Call call)
    {
        MapObject map = This(call, "forEach");
        JsObject callback = call.CallableArgument(0, "Map.prototype.forEach: the callback");
        var cursor = default(CollectionCursor);
        while (map.TryNext(call.Thread, ref cursor, out JsValue key, out JsValue value))
            callback.Call(call.Thread, call[1], [value, key, map]);
        return JsValue.Undefined;
    }

    // Map.prototype.getOrInsert ( key, value )
    private static JsValue GetOrInsert(in Call call)
    {
        MapObject map = This(call, "getOrInsert");
        if (call.Thread.Recorder is not null)
            map.Tell(call.Thread, call[0], map.Contains(call[0]) ? Access.Read : Access.Add);
        return map.GetOrInsert(call[0], call[1]);
    }

    // Map.prototype.getOrInsertComputed ( key, callback )
    private static JsValue GetOrInsertComputed(in Call call)
    {
        MapObject map = This(call, "getOrInsertComputed");
        JsObject callback = call.CallableArgument(1, "Map.prototype.getOrInsertComputed: the callback");
        JsValue key = OrderedTable.Canonical(call[0]);
        map.Tell(call.Thread, key, Access.Read);
        if (map.TryGet(key, out JsValue known))
            return known;
        JsValue value = callback.Call(call.Thread, JsValue.Undefined, [key]);
        map.TellSet(call.Thread, key);
        map.Set(key, value);
        return value;
    }

    // 24.1.3.10 get Map.prototype.size
    private static JsValue Size(in Call call)
    {
        MapObject map = This(call, "size");
        map.Tell(call.Thread, Part.Entries, Access.Read);
        return map.Count;
    }

    // 24.1.3.4 Map.prototype.entries ( )
    private static JsValue Entries(in Call call) => CollectionIterator.New(call.Realm, This(call, "entries"), IterationKind.Entries);

    // 24.1.3.8 Map.prototype.keys ( )
    private static JsValue Keys(in Call call) => CollectionIterator.New(call.Realm, This(call, "keys"), IterationKind.Keys);

    // 24.1.3.11 Map.prototype.values ( )
    private static JsValue Values(in Call call) => CollectionIterator.New(call.Realm, This(call, "values"), IterationKind.Values);
}
