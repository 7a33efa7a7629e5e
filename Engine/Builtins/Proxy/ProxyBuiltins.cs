using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>The Proxy constructor (ECMA-262 28.2).</summary>
internal static unsafe class ProxyBuiltins
{
    private static readonly NativeCode s_code = new("Proxy", 2, &Construct, isConstructor: true), s_revoke = new("", 0, &Revoke);

    // Proxy has no prototype property.
    private static readonly BuiltinTable s_constructor = new BuiltinTable()
        .Value("length", 2, PropertyFlags.Configurable)
        .Value("name", "Proxy", PropertyFlags.Configurable)
        .Method("revocable", 2, &Revocable);

    public static JsObject CreateConstructor(Realm realm) =>
        s_constructor.Fill(realm, new NativeFunction(realm, s_code, null, s_constructor.ShapeFor(realm.FunctionPrototype)));

    // 28.2.1.1 Proxy ( target, handler )
    private static JsValue Construct(in Call call) =>
        call.NewTarget is null ? throw call.Thread.TypeError("Constructor Proxy requires 'new'") : New(call);

    // 10.5.15 ProxyCreate ( target, handler )
    private static ProxyObject New(in Call call)
    {
        if (!call[0].IsObject || !call[1].IsObject)
            throw call.Thread.TypeError("Cannot create proxy with a non-object as target or handler");
        return new ProxyObject(call[0].AsObject, call[1].AsObject);
    }

    // 28.2.2.1 Proxy.revocable ( target, handler )
    private static JsValue Revocable(in Call call)
    {
        ProxyObject proxy = New(call);
        JsObject result = call.Thread.Born(call.Realm.NewObject());
        result.DefineOwn(PropertyKey.FromAtom(Names.Proxy), proxy);
        result.DefineOwn(PropertyKey.FromAtom(Names.Revoke), NativeFunction.New(call.Thread, s_revoke, proxy));
        return result;
    }

    // 28.2.2.1.1 Proxy Revocation Functions
    private static JsValue Revoke(in Call call)
    {
        ((ProxyObject)call.Callee.State!).Revoke();
        return JsValue.Undefined;
    }
}
