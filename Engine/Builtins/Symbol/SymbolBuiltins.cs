using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Symbol and its prototype (ECMA-262 20.4).</summary>
internal static unsafe class SymbolBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Symbol", 0, &Construct, Intrinsic.SymbolPrototype)
        .Method("for", 1, &For)
        .Method("keyFor", 1, &KeyFor)
        .Value("asyncDispose", Symbol.AsyncDispose)
        .Value("asyncIterator", Symbol.AsyncIterator)
        .Value("dispose", Symbol.Dispose)
        .Value("hasInstance", Symbol.HasInstance)
        .Value("isConcatSpreadable", Symbol.IsConcatSpreadable)
        .Value("iterator", Symbol.Iterator)
        .Value("match", Symbol.Match)
        .Value("matchAll", Symbol.MatchAll)
        .Value("replace", Symbol.Replace)
        .Value("search", Symbol.Search)
        .Value("species", Symbol.Species)
        .Value("split", Symbol.Split)
        .Value("toPrimitive", Symbol.ToPrimitive)
        .Value("toStringTag", Symbol.ToStringTag)
        .Value("unscopables", Symbol.Unscopables);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Symbol)
        .Method("toString", 0, &ToStringMethod)
        .Method("valueOf", 0, &ValueOf)
        .Getter("description", &Description)
        .Tag("Symbol")
        .Method(Symbol.ToPrimitive, 1, &ToPrimitive, PropertyFlags.Configurable);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 20.4.1.1 Symbol ( [ description ] )
    private static JsValue Construct(in Call call)
    {
        if (call.NewTarget is not null)
            throw call.Thread.TypeError("Symbol is not a constructor");
        return new Symbol(call[0].IsUndefined ? null : call[0].ToText(call.Thread));
    }

    // 20.4.2.2 Symbol.for ( key )
    private static JsValue For(in Call call) =>
        call.Thread.Cluster.SymbolRegistry.GetOrAdd(call[0].ToText(call.Thread), static key => new Symbol(key) { RegistryKey = key });

    // 20.4.2.6 Symbol.keyFor ( sym )
    private static JsValue KeyFor(in Call call)
    {
        if (call[0]._cell is not Symbol symbol)
            throw call.Thread.TypeError($"{ValueText.Of(call[0])} is not a symbol");
        return symbol.RegistryKey is { } key ? JsValue.FromString(key) : JsValue.Undefined;
    }

    // 20.4.3.2 get Symbol.prototype.description
    private static JsValue Description(in Call call) =>
        ThisSymbol(call, "description").Description is { } description ? JsValue.FromString(description) : JsValue.Undefined;

    // 20.4.3.3 Symbol.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call) => $"Symbol({ThisSymbol(call, "toString").Description})";

    // 20.4.3.4 Symbol.prototype.valueOf ( )
    private static JsValue ValueOf(in Call call) => ThisSymbol(call, "valueOf");

    // 20.4.3.5 Symbol.prototype [ %Symbol.toPrimitive% ] ( hint )
    private static JsValue ToPrimitive(in Call call) => ThisSymbol(call, "[Symbol.toPrimitive]");

    private static Symbol ThisSymbol(in Call call, string method)
    {
        if (call.This._cell is Symbol symbol)
            return symbol;
        if (call.This._cell is PrimitiveWrapper { Kind: CellKind.SymbolObject } wrapper)
            return wrapper.Value.AsSymbol;
        throw call.Thread.TypeError($"Symbol.prototype.{method}: expected a Symbol, found {ValueText.Of(call.This)}");
    }
}
