using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>ThreadLocal and its prototype (the concurrent JavaScript proposal; docs/threads.md).</summary>
internal static unsafe class ThreadLocalBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("ThreadLocal", 0, &Construct, Intrinsic.ThreadLocalPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.ThreadLocal)
        .Accessor("value", &Get, &Set)
        .Tag("ThreadLocal");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // new ThreadLocal ( )
    private static JsValue Construct(in Call call)
    {
        call.RequireNew("ThreadLocal");
        return new ThreadLocalObject(call.PrototypeOr(Intrinsic.ThreadLocalPrototype).PrototypeInfo.RootShape(0));
    }

    private static ThreadLocalObject This(in Call call) =>
        call.This._cell as ThreadLocalObject
        ?? throw call.Thread.TypeError($"ThreadLocal.prototype.value: expected a ThreadLocal, found {ValueText.Of(call.This)}");

    // get ThreadLocal.prototype.value
    private static JsValue Get(in Call call) => call.Thread.Locals.Get(This(call));

    // set ThreadLocal.prototype.value
    private static JsValue Set(in Call call)
    {
        call.Thread.Locals.Set(This(call), call[0]);
        return JsValue.Undefined;
    }
}
