using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateBinary(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.ArrayBuffer => ArrayBufferBuiltins.CreateConstructor(realm),
        Intrinsic.ArrayBufferPrototype => ArrayBufferBuiltins.CreatePrototype(realm),
        Intrinsic.SharedArrayBuffer => SharedArrayBufferBuiltins.CreateConstructor(realm),
        Intrinsic.SharedArrayBufferPrototype => SharedArrayBufferBuiltins.CreatePrototype(realm),
        Intrinsic.DataView => DataViewBuiltins.CreateConstructor(realm),
        Intrinsic.DataViewPrototype => DataViewBuiltins.CreatePrototype(realm),
        Intrinsic.Atomics => AtomicsBuiltins.Create(realm),
        Intrinsic.TypedArray => TypedArrayBuiltins.CreateConstructor(realm),
        Intrinsic.TypedArrayPrototype => TypedArrayBuiltins.CreatePrototype(realm),
        Intrinsic.TypedArrayProtoValues => TypedArrayBuiltins.CreateValues(realm),
        >= Intrinsic.Int8Array and <= Intrinsic.Float64ArrayPrototype => TypedArrayConstructors.Create(realm, id),
        _ => null,
    };
}
