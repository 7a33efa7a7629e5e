using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateText(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.String => StringBuiltins.CreateConstructor(realm),
        Intrinsic.StringPrototype => StringBuiltins.CreatePrototype(realm),
        Intrinsic.StringIteratorPrototype => StringIteratorBuiltins.CreatePrototype(realm),
        Intrinsic.StringProtoTrimStart => StringBuiltins.CreateTrimStart(realm),
        Intrinsic.StringProtoTrimEnd => StringBuiltins.CreateTrimEnd(realm),
        _ => null,
    };
}
