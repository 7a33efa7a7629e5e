using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime;

/// <summary>A Boolean, Number, Symbol or BigInt object.</summary>
internal sealed class PrimitiveWrapper(Shape shape, CellKind kind, JsValue value) : JsObject(shape, kind)
{
    public JsValue Value { get; } = value;

    public override string ClassName => Kind switch
    {
        CellKind.Boolean => "Boolean",
        CellKind.Number => "Number",
        CellKind.SymbolObject => "Symbol",
        _ => "BigInt",
    };
}

/// <summary>A String exotic object (ECMA-262 10.4.3).</summary>
internal sealed class StringObject : JsObject
{
    public StringObject(Shape shape, JsString value) : base(shape, CellKind.StringObject)
    {
        Value = value;
        SetFlag(CellFlags.Exotic | CellFlags.SlowElements);
        DefineRaw(PropertyKey.FromAtom(Names.Length), value.Length, PropertyFlags.None);
    }

    /// <summary>For a shape that names `length` among a builtin table's properties.</summary>
    public StringObject(Shape shape) : base(shape, CellKind.StringObject)
    {
        Value = JsString.Empty;
        SetFlag(CellFlags.Exotic | CellFlags.SlowElements);
    }

    public JsString Value { get; }

    public override string ClassName => "String";

    // String.prototype is a String object, but an empty one: it must not slow down every array.
    protected override bool MayHaveElements => (Value is { Length: > 0 }) || FirstSegment.Length > 0;

    public override bool GetOwnProperty(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        if (key.Cell is null && key.Index < (uint)Value.Length)
        {
            descriptor = PropertyDescriptor.Data(JsString.FromChar(Value[(int)key.Index]), PropertyFlags.Enumerable);
            return true;
        }
        return base.GetOwnProperty(t, key, out descriptor);
    }

    public override bool DefineOwnProperty(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (key.Cell is null && key.Index < (uint)Value.Length)
            return IsCompatible(descriptor, PropertyFlags.Enumerable, JsString.FromChar(Value[(int)key.Index]));
        return OrdinaryDefineOwnProperty(key, descriptor);
    }

    public override bool Delete(EngineThread t, PropertyKey key) =>
        !(key.Cell is null && key.Index < (uint)Value.Length) && base.Delete(t, key);

    public override List<PropertyKey> OwnPropertyKeys(EngineThread t)
    {
        t.CheckAllocation(Value.Length * 64L);
        var keys = new List<PropertyKey>(Value.Length + 4);
        for (int i = 0; i < Value.Length; i++, t.Poll())
            keys.Add(PropertyKey.FromIndex((uint)i));
        keys.AddRange(base.OwnPropertyKeys(t));
        return keys;
    }
}

/// <summary>ToObject and property access on any value.</summary>
internal static class ObjectConversion
{
    // 7.1.18 ToObject ( argument )
    public static JsObject ToObject(this JsValue value, EngineThread t) => value.IsObject ? value.AsObject : Wrap(value, (JsThread)t);

    private static JsObject Wrap(JsValue value, JsThread t)
    {
        if (value.IsNullOrUndefined)
            throw t.TypeError("Cannot convert undefined or null to object");
        JsObject prototype = PrototypeOf(value, t.Realm);
        Shape shape = prototype.PrototypeInfo.RootShape(0);
        return value._cell switch
        {
            JsString s => new StringObject(shape, s),
            Symbol => new PrimitiveWrapper(shape, CellKind.SymbolObject, value),
            JsBigInt => new PrimitiveWrapper(shape, CellKind.BigIntObject, value),
            _ => new PrimitiveWrapper(shape, value.IsBoolean ? CellKind.Boolean : CellKind.Number, value),
        };
    }

    /// <summary>Where property look-ups on a primitive go. Not for undefined and null.</summary>
    public static JsObject PrototypeOf(JsValue value, Realm realm) => value._cell switch
    {
        JsString => realm[Intrinsic.StringPrototype],
        Symbol => realm[Intrinsic.SymbolPrototype],
        JsBigInt => realm[Intrinsic.BigIntPrototype],
        _ => realm[value.IsBoolean ? Intrinsic.BooleanPrototype : Intrinsic.NumberPrototype],
    };

    // 7.3.3 GetV ( V, P )
    public static JsValue GetV(this JsValue value, JsThread t, PropertyKey key)
    {
        if (value.IsObject)
            return value.AsObject.Get(t, key, value);
        if (value._cell is JsString s)
        {
            if (key.Cell is null && key.Index < (uint)s.Length)
                return JsString.FromChar(s[(int)key.Index]);
            if (ReferenceEquals(key.Cell, Names.Length))
                return s.Length;
        }
        if (value.IsNullOrUndefined)
            throw t.TypeError($"Cannot read properties of {ValueText.Of(value)} (reading '{key}')");
        return PrototypeOf(value, t.Realm).Get(t, key, value);
    }

    // 7.3.10 GetMethod ( V, P )
    public static JsObject? GetMethod(this JsValue value, JsThread t, PropertyKey key)
    {
        JsValue method = value.GetV(t, key);
        if (method.IsNullOrUndefined)
            return null;
        return method.IsCallable ? method.AsObject : throw t.TypeError($"property '{key}' is not a function (found {ValueText.Of(method)})");
    }

    // 7.3.13 Call ( F, V, args )
    public static JsValue Call(this JsValue function, EngineThread t, JsValue thisValue, params ReadOnlySpan<JsValue> arguments) =>
        function.IsCallable ? function.AsObject.Call(t, thisValue, arguments)
            : throw t.TypeError($"{ValueText.Of(function)} is not a function");

    // 7.3.20 Invoke ( V, P, args )
    public static JsValue Invoke(this JsValue value, JsThread t, PropertyKey key, params ReadOnlySpan<JsValue> arguments)
    {
        JsValue method = value.GetV(t, key);
        return method.IsCallable ? method.AsObject.Call(t, value, arguments) : throw t.TypeError($"{key} is not a function (found {ValueText.Of(method)})");
    }
}
