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

/// <summary>Set and its prototype (ECMA-262 24.2).</summary>
internal static unsafe partial class SetBuiltins
{
    private static readonly NativeCode s_values = new("values", 0, &Values), s_add = new("add", 1, &Add);

    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Set", 0, &Construct, Intrinsic.SetPrototype)
        .WithSpecies();

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Set)
        .Method("has", 1, &Has)
        .Method(s_add)
        .Method("delete", 1, &Delete)
        .Method("clear", 0, &Clear)
        .Method("entries", 0, &Entries)
        .Method("forEach", 1, &ForEach)
        .Getter("size", &Size)
        .Intrinsic("values", Intrinsic.SetProtoValues)
        .Intrinsic("keys", Intrinsic.SetProtoValues)
        .Method("union", 1, &Union)
        .Method("intersection", 1, &Intersection)
        .Method("difference", 1, &Difference)
        .Method("symmetricDifference", 1, &SymmetricDifference)
        .Method("isSubsetOf", 1, &IsSubsetOf)
        .Method("isSupersetOf", 1, &IsSupersetOf)
        .Method("isDisjointFrom", 1, &IsDisjointFrom)
        .Tag("Set")
        .Intrinsic(Symbol.Iterator, Intrinsic.SetProtoValues);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateValues(Realm realm) => new NativeFunction(realm, s_values);

    // 24.2.2.1 Set ( [ iterable ] )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        call.RequireNew("Set");
        var set = new SetObject(call.PrototypeOr(Intrinsic.SetPrototype).PrototypeInfo.RootShape(0));
        t.Born(set);
        if (call[0].IsNullOrUndefined)
            return set;
        JsObject adder = CollectionFilling.AdderOf(t, set, "Set", Names.Add);
        // PERF: neither the original add nor the iteration of a plain array runs user code.
        if (CollectionFilling.IsOriginal(adder, s_add) && ArrayFastPath.IsPristine(t, call[0]))
        {
            var array = (JsArray)call[0].AsObject;
            if (t.Recorder is { } recorder)
                array.TellLookUp(recorder, t, Symbol.Iterator, t.Realm[Intrinsic.ArrayPrototype]);
            array.Tell(t, Part.Length, Access.Read);
            for (uint i = 0; i < array.Length; i++)
            {
                if (i % PollPeriod == 0)
                    t.Poll();
                set.Add(array.GetIndex(t, i));
            }
            return set;
        }
        CollectionFilling.AddValues(t, set, call[0], adder, s_add);
        return set;
    }

    /// <summary>Elements that a native loop handles between two polls.</summary>
    private const uint PollPeriod = 1024;

    private static SetObject This(in Call call, string method) => call.Receiver<SetObject>("Set", method);

    // 24.2.4.8 Set.prototype.has ( value )
    private static JsValue Has(in Call call)
    {
        SetObject set = This(call, "has");
        set.Tell(call.Thread, call[0], Access.Has);
        return set.Contains(call[0]);
    }

    // 24.2.4.1 Set.prototype.add ( value )
    private static JsValue Add(in Call call)
    {
        SetObject set = This(call, "add");
        if (call.Thread.Recorder is not null)
            set.Tell(call.Thread, call[0], set.Contains(call[0]) ? Access.Has : Access.Add);
        set.Add(call[0]);
        return call.This;
    }

    // 24.2.4.4 Set.prototype.delete ( value )
    private static JsValue Delete(in Call call)
    {
        SetObject set = This(call, "delete");
        set.TellRemove(call.Thread, call[0]);
        return set.Remove(call[0]);
    }

    // 24.2.4.2 Set.prototype.clear ( )
    private static JsValue Clear(in Call call)
    {
        SetObject set = This(call, "clear");
        set.TellClear(call.Thread);
        set.Clear();
        return JsValue.Undefined;
    }

    // 24.2.4.7 Set.prototype.forEach ( callback [ , thisArg ] )
    private static JsValue ForEach(in Call call)
    {
        SetObject set = This(call, "forEach");
        JsObject callback = call.CallableArgument(0, "Set.prototype.forEach: the callback");
        var cursor = default(CollectionCursor);
        while (set.TryNext(call.Thread, ref cursor, out JsValue value, out _))
            callback.Call(call.Thread, call[1], [value, value, set]);
        return JsValue.Undefined;
    }

    // 24.2.4.14 get Set.prototype.size
    private static JsValue Size(in Call call)
    {
        SetObject set = This(call, "size");
        set.Tell(call.Thread, Part.Entries, Access.Read);
        return set.Count;
    }

    // 24.2.4.6 Set.prototype.entries ( )
    private static JsValue Entries(in Call call) => CollectionIterator.New(call.Realm, This(call, "entries"), IterationKind.Entries);

    // 24.2.4.17 Set.prototype.values ( )
    private static JsValue Values(in Call call) => CollectionIterator.New(call.Realm, This(call, "values"), IterationKind.Values);
}
