using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateFundamental(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.ObjectPrototype => ObjectPrototype.Create(realm),
        Intrinsic.Object => ObjectBuiltins.CreateConstructor(realm),
        Intrinsic.FunctionPrototype => FunctionBuiltins.CreatePrototype(realm),
        Intrinsic.Function => FunctionBuiltins.CreateConstructor(realm),
        Intrinsic.ThrowTypeError => FunctionBuiltins.CreateThrower(realm),
        Intrinsic.Boolean => BooleanBuiltins.CreateConstructor(realm),
        Intrinsic.BooleanPrototype => BooleanBuiltins.CreatePrototype(realm),
        Intrinsic.Symbol => SymbolBuiltins.CreateConstructor(realm),
        Intrinsic.SymbolPrototype => SymbolBuiltins.CreatePrototype(realm),
        Intrinsic.Reflect => ReflectBuiltins.Create(realm),
        Intrinsic.Proxy => ProxyBuiltins.CreateConstructor(realm),
        Intrinsic.Error => ErrorBuiltins.CreateConstructor(realm),
        Intrinsic.ErrorPrototype => ErrorBuiltins.CreatePrototype(realm),
        _ => NativeErrorBuiltins.Create(realm, id) ?? GlobalFunctions.Create(realm, id),
    };
}
