using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateFundamental(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.Boolean => BooleanBuiltins.CreateConstructor(realm),
        Intrinsic.BooleanPrototype => BooleanBuiltins.CreatePrototype(realm),
        _ => null,
    };
}
