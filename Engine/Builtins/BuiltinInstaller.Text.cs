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
        Intrinsic.Number => NumberBuiltins.CreateConstructor(realm),
        Intrinsic.NumberPrototype => NumberBuiltins.CreatePrototype(realm),
        Intrinsic.BigInt => BigIntBuiltins.CreateConstructor(realm),
        Intrinsic.BigIntPrototype => BigIntBuiltins.CreatePrototype(realm),
        Intrinsic.Math => MathBuiltins.Create(realm),
        Intrinsic.Date => DateBuiltins.CreateConstructor(realm),
        Intrinsic.DatePrototype => DateBuiltins.CreatePrototype(realm),
        Intrinsic.DateProtoToUtcString => DateBuiltins.CreateToUtcString(realm),
        Intrinsic.RegExp => RegExpBuiltins.CreateConstructor(realm),
        Intrinsic.RegExpPrototype => RegExpBuiltins.CreatePrototype(realm),
        Intrinsic.RegExpStringIteratorPrototype => RegExpStringIteratorBuiltins.CreatePrototype(realm),
        Intrinsic.Json => JsonBuiltins.Create(realm),
        _ => null,
    };
}
