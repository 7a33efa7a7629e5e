using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateCollection(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.Array => ArrayBuiltins.CreateConstructor(realm),
        Intrinsic.ArrayPrototype => ArrayBuiltins.CreatePrototype(realm),
        Intrinsic.ArrayProtoValues => ArrayBuiltins.CreateValues(realm),
        Intrinsic.ArrayProtoToString => ArrayBuiltins.CreateToString(realm),
        Intrinsic.ArrayIteratorPrototype => ArrayIteratorBuiltins.CreatePrototype(realm),
        Intrinsic.AsyncIteratorPrototype => AsyncIteratorBuiltins.CreatePrototype(realm),
        Intrinsic.AsyncFromSyncIteratorPrototype => AsyncIteratorBuiltins.CreateFromSyncPrototype(realm),
        _ => null,
    };
}
