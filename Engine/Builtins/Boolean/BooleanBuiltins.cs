using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Boolean and its prototype (ECMA-262 20.3).</summary>
internal static unsafe class BooleanBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Boolean", 1, &Construct, Intrinsic.BooleanPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Boolean)
        .Method("toString", 0, &ToStringMethod)
        .Method("valueOf", 0, &ValueOf);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) =>
        s_prototype.Fill(realm, new PrimitiveWrapper(s_prototype.ShapeFor(realm.ObjectPrototype), CellKind.Boolean, false));

    // 20.3.1.1 Boolean ( value )
    private static JsValue Construct(in Call call)
    {
        bool value = call[0].ToBoolean();
        if (call.NewTarget is null)
            return value;
        return new PrimitiveWrapper(call.PrototypeOr(Intrinsic.BooleanPrototype).PrototypeInfo.RootShape(0), CellKind.Boolean, value);
    }

    // 20.3.3.2 Boolean.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call) => ThisBoolean(call, "toString") ? "true" : "false";

    // 20.3.3.3 Boolean.prototype.valueOf ( )
    private static JsValue ValueOf(in Call call) => ThisBoolean(call, "valueOf");

    private static bool ThisBoolean(in Call call, string method)
    {
        if (call.This.IsBoolean)
            return call.This.IsTrue;
        if (call.This._cell is PrimitiveWrapper { Kind: CellKind.Boolean } wrapper)
            return wrapper.Value.IsTrue;
        throw call.Thread.TypeError($"Boolean.prototype.{method}: expected a Boolean, found {ValueText.Of(call.This)}");
    }
}
