using ConcurrentJs.Builtins;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('util'): what inspection sees behind an object's face. Runs no code of the program.</summary>
internal static unsafe class UtilBinding
{
    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("kindOf", 1, &KindOf)
        .Function("getPromiseDetails", 1, &GetPromiseDetails)
        .Function("getProxyDetails", 1, &GetProxyDetails)
        .Function("getOwnNonIndexProperties", 2, &GetOwnNonIndexProperties)
        .Function("previewEntries", 1, &PreviewEntries)
        .Function("getConstructorName", 1, &GetConstructorName)
        .Object;

    private static JsValue KindOf(in Call call) => call[0]._cell is JsObject o ? KindName(o) : "";

    private static string KindName(JsObject o) => o.Kind switch
    {
        CellKind.ScriptFunction => FunctionKind(((ScriptFunction)o).Template),
        CellKind.NativeFunction or CellKind.BoundFunction => "Function",
        CellKind.Array => "Array",
        CellKind.Error => "Error",
        CellKind.Boolean => "Boolean",
        CellKind.Number => "Number",
        CellKind.StringObject => "String",
        CellKind.SymbolObject => "Symbol",
        CellKind.BigIntObject => "BigInt",
        CellKind.Date => "Date",
        CellKind.RegExp => "RegExp",
        CellKind.Map => "Map",
        CellKind.Set => "Set",
        CellKind.WeakMap => "WeakMap",
        CellKind.WeakSet => "WeakSet",
        CellKind.ArrayBuffer => "ArrayBuffer",
        CellKind.SharedArrayBuffer => "SharedArrayBuffer",
        CellKind.DataView => "DataView",
        CellKind.TypedArray => o.ClassName,
        CellKind.Promise => "Promise",
        CellKind.Generator => "Generator",
        CellKind.AsyncGenerator => "AsyncGenerator",
        CellKind.Arguments => "Arguments",
        CellKind.ModuleNamespace => "Module",
        CellKind.Proxy => "Proxy",
        CellKind.Iterator when o is CollectionIterator iterator => iterator.IsMap ? "MapIterator" : "SetIterator",
        _ => o.IsCallable ? "Function" : "Object",
    };

    private static string FunctionKind(FunctionTemplate template) => (template.IsAsync, template.IsGenerator) switch
    {
        (true, true) => "AsyncGeneratorFunction",
        (true, false) => "AsyncFunction",
        (false, true) => "GeneratorFunction",
        _ => "Function",
    };

    private static JsValue GetPromiseDetails(in Call call)
    {
        if (call[0]._cell is not JsPromise promise)
            return JsValue.Undefined;
        return call.Realm.NewPair((int)promise.State, promise.Result);
    }

    private static JsValue GetProxyDetails(in Call call)
    {
        if (call[0]._cell is not ProxyObject proxy)
            return JsValue.Undefined;
        return call.Realm.NewPair(JsValue.FromObjectOrNull(proxy.Target), JsValue.FromObjectOrNull(proxy.Handler));
    }

    private static JsValue GetOwnNonIndexProperties(in Call call)
    {
        JsObject o = call[0].AsObject;
        bool onlyEnumerable = call[1].IsTrue;
        var keys = new List<JsValue>();
        foreach (PropertyKey key in o.OwnPropertyKeys(call.Thread))
        {
            if (key.IsIndex || (onlyEnumerable && !ObjectOperations.IsEnumerableOwn(call.Thread, o, key)))
                continue;
            keys.Add(key.ToValue());
        }
        return call.Realm.NewArray(keys);
    }

    /// <summary>[entries, inPairs]: what a Map or Set iterator would still give, without moving it.</summary>
    private static JsValue PreviewEntries(in Call call)
    {
        var entries = new List<JsValue>();
        bool pairs = call[0]._cell is CollectionIterator iterator && iterator.Preview(entries);
        return call.Realm.NewPair(call.Realm.NewArray(entries), pairs);
    }

    private static JsValue GetConstructorName(in Call call) => call[0]._cell is JsObject o ? o.ClassName : "Object";
}
