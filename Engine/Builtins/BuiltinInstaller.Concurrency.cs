using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateConcurrency(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.Thread => ThreadBuiltins.CreateConstructor(realm),
        Intrinsic.ThreadPrototype => ThreadBuiltins.CreatePrototype(realm),
        _ => null,
    };
}
