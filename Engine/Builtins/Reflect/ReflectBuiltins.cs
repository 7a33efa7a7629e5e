using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>The Reflect object (ECMA-262 28.1).</summary>
internal static unsafe class ReflectBuiltins
{
    private static readonly BuiltinTable s_table = new BuiltinTable()
        .Method("apply", 3, &Apply)
        .Method("construct", 2, &Construct)
        .Method("defineProperty", 3, &DefineProperty)
        .Method("deleteProperty", 2, &DeleteProperty)
        .Method("get", 2, &Get)
        .Method("getOwnPropertyDescriptor", 2, &GetOwnPropertyDescriptor)
        .Method("getPrototypeOf", 1, &GetPrototypeOf)
        .Method("has", 2, &Has)
        .Method("isExtensible", 1, &IsExtensible)
        .Method("ownKeys", 1, &OwnKeys)
        .Method("preventExtensions", 1, &PreventExtensions)
        .Method("set", 3, &Set)
        .Method("setPrototypeOf", 2, &SetPrototypeOf)
        .Tag("Reflect");

    public static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsObject Target(in Call call, string method) =>
        call[0].TryObject ?? throw call.Thread.TypeError($"Reflect.{method} called on non-object (found {ValueText.Of(call[0])})");

    // 28.1.1 Reflect.apply ( target, thisArgument, argumentsList )
    private static JsValue Apply(in Call call)
    {
        JsObject target = call.CallableArgument(0, "Reflect.apply: target");
        return target.Call(call.Thread, call[1], Iterators.ListFromArrayLike(call.Thread, call[2]));
    }

    // 28.1.2 Reflect.construct ( target, argumentsList [ , newTarget ] )
    private static JsValue Construct(in Call call)
    {
        JsObject target = Constructor(call, call[0]);
        JsObject newTarget = call.Count > 2 ? Constructor(call, call[2]) : target;
        return target.Construct(call.Thread, Iterators.ListFromArrayLike(call.Thread, call[1]), newTarget);
    }

    private static JsObject Constructor(in Call call, JsValue value) =>
        value.IsConstructor ? value.AsObject : throw call.Thread.TypeError($"Reflect.construct: {ValueText.Of(value)} is not a constructor");

    // 28.1.3 Reflect.defineProperty ( target, propertyKey, attributes )
    private static JsValue DefineProperty(in Call call)
    {
        JsObject target = Target(call, "defineProperty");
        PropertyKey key = call[1].ToPropertyKey(call.Thread);
        return target.DefineOwnProperty(call.Thread, key, ObjectOperations.ToDescriptor(call.Thread, call[2]));
    }

    // 28.1.4 Reflect.deleteProperty ( target, propertyKey )
    private static JsValue DeleteProperty(in Call call)
    {
        JsObject target = Target(call, "deleteProperty");
        return target.Delete(call.Thread, call[1].ToPropertyKey(call.Thread));
    }

    // 28.1.5 Reflect.get ( target, propertyKey [ , receiver ] )
    private static JsValue Get(in Call call)
    {
        JsObject target = Target(call, "get");
        PropertyKey key = call[1].ToPropertyKey(call.Thread);
        return target.Get(call.Thread, key, call.Count > 2 ? call[2] : target);
    }

    // 28.1.6 Reflect.getOwnPropertyDescriptor ( target, propertyKey )
    private static JsValue GetOwnPropertyDescriptor(in Call call)
    {
        JsObject target = Target(call, "getOwnPropertyDescriptor");
        return target.GetOwnProperty(call.Thread, call[1].ToPropertyKey(call.Thread), out PropertyDescriptor descriptor)
            ? ObjectOperations.FromDescriptor(call.Thread, descriptor) : JsValue.Undefined;
    }

    // 28.1.7 Reflect.getPrototypeOf ( target )
    private static JsValue GetPrototypeOf(in Call call) => JsValue.FromObjectOrNull(Target(call, "getPrototypeOf").GetPrototypeOf(call.Thread));

    // 28.1.8 Reflect.has ( target, propertyKey )
    private static JsValue Has(in Call call)
    {
        JsObject target = Target(call, "has");
        return target.HasProperty(call.Thread, call[1].ToPropertyKey(call.Thread));
    }

    // 28.1.9 Reflect.isExtensible ( target )
    private static JsValue IsExtensible(in Call call) => Target(call, "isExtensible").IsExtensible(call.Thread);

    // 28.1.10 Reflect.ownKeys ( target )
    private static JsValue OwnKeys(in Call call)
    {
        List<PropertyKey> keys = Target(call, "ownKeys").OwnPropertyKeys(call.Thread);
        var values = new List<JsValue>(keys.Count);
        foreach (PropertyKey key in keys)
            values.Add(key.ToValue());
        return call.Thread.Born(call.Realm.NewArray(values));
    }

    // 28.1.11 Reflect.preventExtensions ( target )
    private static JsValue PreventExtensions(in Call call) => Target(call, "preventExtensions").PreventExtensions(call.Thread);

    // 28.1.12 Reflect.set ( target, propertyKey, V [ , receiver ] )
    private static JsValue Set(in Call call)
    {
        JsObject target = Target(call, "set");
        PropertyKey key = call[1].ToPropertyKey(call.Thread);
        return target.Set(call.Thread, key, call[2], call.Count > 3 ? call[3] : target);
    }

    // 28.1.13 Reflect.setPrototypeOf ( target, proto )
    private static JsValue SetPrototypeOf(in Call call)
    {
        JsObject target = Target(call, "setPrototypeOf");
        if (!call[1].IsObject && !call[1].IsNull)
            throw call.Thread.TypeError($"Object prototype may only be an Object or null: {ValueText.Of(call[1])}");
        return target.SetPrototypeOf(call.Thread, call[1].TryObject);
    }
}
