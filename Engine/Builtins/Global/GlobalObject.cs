using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>The global object (ECMA-262 19). Its layout is shared by all realms; every value is made when it is first read.</summary>
internal static unsafe class GlobalObject
{
    private static readonly BuiltinTable s_plain = NewTable(threads: false), s_threads = NewTable(threads: true);

    /// <summary>The language's globals, for a host to add its own.</summary>
    public static BuiltinTable NewTable(bool threads) => threads ? WithThreads() : Standard();

    private static BuiltinTable WithThreads() => Standard()
        .Intrinsic("Thread", Intrinsic.Thread)
        .Intrinsic("Lock", Intrinsic.Lock)
        .Intrinsic("Condition", Intrinsic.Condition)
        .Intrinsic("ThreadLocal", Intrinsic.ThreadLocal)
        .Intrinsic("ConcurrentAccessError", Intrinsic.ConcurrentAccessError);

    private static BuiltinTable Standard() => new BuiltinTable()
        .Made("globalThis", &GlobalThis)
        .Value("Infinity", double.PositiveInfinity)
        .Value("NaN", double.NaN)
        .Value("undefined", JsValue.Undefined)
        .Intrinsic("eval", Intrinsic.Eval)
        .Intrinsic("isFinite", Intrinsic.IsFinite)
        .Intrinsic("isNaN", Intrinsic.IsNaN)
        .Intrinsic("parseFloat", Intrinsic.ParseFloat)
        .Intrinsic("parseInt", Intrinsic.ParseInt)
        .Intrinsic("decodeURI", Intrinsic.DecodeUri)
        .Intrinsic("decodeURIComponent", Intrinsic.DecodeUriComponent)
        .Intrinsic("encodeURI", Intrinsic.EncodeUri)
        .Intrinsic("encodeURIComponent", Intrinsic.EncodeUriComponent)
        .Intrinsic("escape", Intrinsic.Escape)
        .Intrinsic("unescape", Intrinsic.Unescape)
        .Intrinsic("Object", Intrinsic.Object)
        .Intrinsic("Function", Intrinsic.Function)
        .Intrinsic("Array", Intrinsic.Array)
        .Intrinsic("Boolean", Intrinsic.Boolean)
        .Intrinsic("Symbol", Intrinsic.Symbol)
        .Intrinsic("String", Intrinsic.String)
        .Intrinsic("Number", Intrinsic.Number)
        .Intrinsic("BigInt", Intrinsic.BigInt)
        .Intrinsic("Math", Intrinsic.Math)
        .Intrinsic("JSON", Intrinsic.Json)
        .Intrinsic("Date", Intrinsic.Date)
        .Intrinsic("RegExp", Intrinsic.RegExp)
        .Intrinsic("Error", Intrinsic.Error)
        .Intrinsic("EvalError", Intrinsic.EvalError)
        .Intrinsic("RangeError", Intrinsic.RangeError)
        .Intrinsic("ReferenceError", Intrinsic.ReferenceError)
        .Intrinsic("SyntaxError", Intrinsic.SyntaxError)
        .Intrinsic("TypeError", Intrinsic.TypeError)
        .Intrinsic("URIError", Intrinsic.UriError)
        .Intrinsic("AggregateError", Intrinsic.AggregateError)
        .Intrinsic("SuppressedError", Intrinsic.SuppressedError)
        .Intrinsic("Iterator", Intrinsic.Iterator)
        .Intrinsic("Map", Intrinsic.Map)
        .Intrinsic("Set", Intrinsic.Set)
        .Intrinsic("WeakMap", Intrinsic.WeakMap)
        .Intrinsic("WeakSet", Intrinsic.WeakSet)
        .Intrinsic("WeakRef", Intrinsic.WeakRef)
        .Intrinsic("FinalizationRegistry", Intrinsic.FinalizationRegistry)
        .Intrinsic("Promise", Intrinsic.Promise)
        .Intrinsic("Proxy", Intrinsic.Proxy)
        .Intrinsic("Reflect", Intrinsic.Reflect)
        .Intrinsic("DisposableStack", Intrinsic.DisposableStack)
        .Intrinsic("AsyncDisposableStack", Intrinsic.AsyncDisposableStack)
        .Intrinsic("ArrayBuffer", Intrinsic.ArrayBuffer)
        .Intrinsic("SharedArrayBuffer", Intrinsic.SharedArrayBuffer)
        .Intrinsic("DataView", Intrinsic.DataView)
        .Intrinsic("Atomics", Intrinsic.Atomics)
        .Intrinsic("Int8Array", Intrinsic.Int8Array)
        .Intrinsic("Uint8Array", Intrinsic.Uint8Array)
        .Intrinsic("Uint8ClampedArray", Intrinsic.Uint8ClampedArray)
        .Intrinsic("Int16Array", Intrinsic.Int16Array)
        .Intrinsic("Uint16Array", Intrinsic.Uint16Array)
        .Intrinsic("Int32Array", Intrinsic.Int32Array)
        .Intrinsic("Uint32Array", Intrinsic.Uint32Array)
        .Intrinsic("BigInt64Array", Intrinsic.BigInt64Array)
        .Intrinsic("BigUint64Array", Intrinsic.BigUint64Array)
        .Intrinsic("Float16Array", Intrinsic.Float16Array)
        .Intrinsic("Float32Array", Intrinsic.Float32Array)
        .Intrinsic("Float64Array", Intrinsic.Float64Array);

    /// <summary>SetRealmGlobalObject (9.3.3) and SetDefaultGlobalBindings (9.3.4).</summary>
    public static JsObject Create(Realm realm, BuiltinTable? table = null)
    {
        table ??= realm.Cluster.Threads.Mode == ThreadsMode.Off ? s_plain : s_threads;
        JsObject global = table.NewObject(realm, realm.ObjectPrototype);
        realm.GlobalObject = global;
        realm.GlobalThis = global;
        return global;
    }

    private static JsValue GlobalThis(Realm realm) => realm.GlobalThis;
}
