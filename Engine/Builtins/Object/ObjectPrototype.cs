using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>%Object.prototype% (ECMA-262 20.1.3, B.2.2).</summary>
internal static unsafe class ObjectPrototype
{
    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Object)
        .Method("__defineGetter__", 2, &DefineGetter)
        .Method("__defineSetter__", 2, &DefineSetter)
        .Method("hasOwnProperty", 1, &HasOwnProperty)
        .Method("__lookupGetter__", 1, &LookupGetter)
        .Method("__lookupSetter__", 1, &LookupSetter)
        .Method("isPrototypeOf", 1, &IsPrototypeOf)
        .Method("propertyIsEnumerable", 1, &PropertyIsEnumerable)
        .Method("toString", 0, &ToStringMethod)
        .Method("valueOf", 0, &ValueOf)
        .Accessor("__proto__", &GetProto, &SetProto)
        .Method("toLocaleString", 0, &ToLocaleString);

    public static JsObject Create(Realm realm) => s_prototype.Fill(realm, new ImmutablePrototypeObject(s_prototype.ShapeFor(null)));

    /// <summary>An immutable prototype exotic object (10.4.7).</summary>
    private sealed class ImmutablePrototypeObject(Shape shape) : JsObject(shape)
    {
        public override bool SetPrototypeOf(EngineThread t, JsObject? prototype) => ReferenceEquals(prototype, Prototype);
    }

    public static void SetPrototypeOrThrow(JsThread t, JsObject o, JsObject? prototype)
    {
        if (o.SetPrototypeOf(t, prototype))
            return;
        if (o is ImmutablePrototypeObject)
            throw t.TypeError("Immutable prototype object 'Object.prototype' cannot have their prototype set");
        throw t.TypeError(o.Kind != CellKind.Proxy && !o.IsExtensible(t) ? $"{ValueText.Of(o)} is not extensible" : "Cyclic __proto__ value");
    }

    // 20.1.3.2 Object.prototype.hasOwnProperty ( V )
    private static JsValue HasOwnProperty(in Call call)
    {
        PropertyKey key = call[0].ToPropertyKey(call.Thread);
        return call.This.ToObject(call.Thread).HasOwnProperty(call.Thread, key);
    }

    // 20.1.3.3 Object.prototype.isPrototypeOf ( V )
    private static JsValue IsPrototypeOf(in Call call)
    {
        if (!call[0].IsObject)
            return false;
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        for (JsObject? v = call[0].AsObject.GetPrototypeOf(t); v is not null; v = v.GetPrototypeOf(t))
        {
            if (ReferenceEquals(v, o))
                return true;
            t.Poll();
        }
        return false;
    }

    // 20.1.3.4 Object.prototype.propertyIsEnumerable ( V )
    private static JsValue PropertyIsEnumerable(in Call call)
    {
        PropertyKey key = call[0].ToPropertyKey(call.Thread);
        return ObjectOperations.IsEnumerableOwn(call.Thread, call.This.ToObject(call.Thread), key);
    }

    // 20.1.3.5 Object.prototype.toLocaleString ( )
    private static JsValue ToLocaleString(in Call call) => call.This.Invoke(call.Thread, PropertyKey.FromAtom(Names.ToStringName));

    // 20.1.3.6 Object.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call)
    {
        JsThread t = call.Thread;
        if (call.This.IsUndefined)
            return "[object Undefined]";
        if (call.This.IsNull)
            return "[object Null]";
        return TagOf(t, call.This.ToObject(t));
    }

    /// <summary>The text that Object.prototype.toString gives an object.</summary>
    internal static JsValue TagOf(JsThread t, JsObject o)
    {
        string builtin = BuiltinTag(t, o);
        JsValue tag = o.Get(t, Symbol.ToStringTag);
        if (tag._cell is not JsString text)
            return $"[object {builtin}]";
        return Operators.Concat(t, Operators.Concat(t, JsString.Create("[object "), text), JsString.Create("]"));
    }

    private static string BuiltinTag(JsThread t, JsObject o)
    {
        if (ObjectOperations.IsArray(t, o))
            return "Array";
        return o.Kind switch
        {
            CellKind.Arguments => "Arguments",
            CellKind.Error => "Error",
            CellKind.Boolean => "Boolean",
            CellKind.Number => "Number",
            CellKind.StringObject => "String",
            CellKind.Date => "Date",
            CellKind.RegExp => "RegExp",
            _ => o.IsCallable ? "Function" : "Object",
        };
    }

    // 20.1.3.7 Object.prototype.valueOf ( )
    private static JsValue ValueOf(in Call call) => call.This.ToObject(call.Thread);

    // 20.1.3.8.1 get Object.prototype.__proto__
    private static JsValue GetProto(in Call call) => JsValue.FromObjectOrNull(call.This.ToObject(call.Thread).GetPrototypeOf(call.Thread));

    // 20.1.3.8.2 set Object.prototype.__proto__
    private static JsValue SetProto(in Call call)
    {
        JsValue o = call.This.RequireObjectCoercible(call.Thread, "Object.prototype.__proto__");
        if ((call[0].IsObject || call[0].IsNull) && o.IsObject)
            SetPrototypeOrThrow(call.Thread, o.AsObject, call[0].TryObject);
        return JsValue.Undefined;
    }

    // 20.1.3.9.1 Object.prototype.__defineGetter__ ( P, getter )
    private static JsValue DefineGetter(in Call call) => DefineAccessor(call, isGetter: true);

    // 20.1.3.9.2 Object.prototype.__defineSetter__ ( P, setter )
    private static JsValue DefineSetter(in Call call) => DefineAccessor(call, isGetter: false);

    private static JsValue DefineAccessor(in Call call, bool isGetter)
    {
        JsObject o = call.This.ToObject(call.Thread);
        JsObject function = call.CallableArgument(1, isGetter ? "Object.prototype.__defineGetter__: getter" : "Object.prototype.__defineSetter__: setter");
        var descriptor = new PropertyDescriptor { Enumerable = true, Configurable = true };
        if (isGetter)
            descriptor.SetGetter(function);
        else
            descriptor.SetSetter(function);
        o.DefinePropertyOrThrow(call.Thread, call[0].ToPropertyKey(call.Thread), descriptor);
        return JsValue.Undefined;
    }

    // 20.1.3.9.3 Object.prototype.__lookupGetter__ ( P )
    private static JsValue LookupGetter(in Call call) => LookupAccessor(call, isGetter: true);

    // 20.1.3.9.4 Object.prototype.__lookupSetter__ ( P )
    private static JsValue LookupSetter(in Call call) => LookupAccessor(call, isGetter: false);

    private static JsValue LookupAccessor(in Call call, bool isGetter)
    {
        JsThread t = call.Thread;
        JsObject start = call.This.ToObject(t);
        PropertyKey key = call[0].ToPropertyKey(t);
        for (JsObject? o = start; o is not null; o = o.GetPrototypeOf(t))
        {
            if (o.GetOwnProperty(t, key, out PropertyDescriptor descriptor))
                return descriptor.IsAccessor ? ObjectOperations.OrUndefined(isGetter ? descriptor.Getter : descriptor.Setter) : JsValue.Undefined;
            t.Poll();
        }
        return JsValue.Undefined;
    }
}
