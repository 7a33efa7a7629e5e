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
        Intrinsic.Iterator => IteratorBuiltins.CreateConstructor(realm),
        Intrinsic.IteratorPrototype => IteratorBuiltins.CreatePrototype(realm),
        Intrinsic.WrapForValidIteratorPrototype => IteratorBuiltins.CreateWrapPrototype(realm),
        Intrinsic.IteratorHelperPrototype => IteratorHelperBuiltins.CreatePrototype(realm),
        Intrinsic.AsyncIteratorPrototype => AsyncIteratorBuiltins.CreatePrototype(realm),
        Intrinsic.AsyncFromSyncIteratorPrototype => AsyncIteratorBuiltins.CreateFromSyncPrototype(realm),
        Intrinsic.Map => MapBuiltins.CreateConstructor(realm),
        Intrinsic.MapPrototype => MapBuiltins.CreatePrototype(realm),
        Intrinsic.MapProtoEntries => MapBuiltins.CreateEntries(realm),
        Intrinsic.MapIteratorPrototype => CollectionIteratorBuiltins.CreateMapPrototype(realm),
        Intrinsic.Set => SetBuiltins.CreateConstructor(realm),
        Intrinsic.SetPrototype => SetBuiltins.CreatePrototype(realm),
        Intrinsic.SetProtoValues => SetBuiltins.CreateValues(realm),
        Intrinsic.SetIteratorPrototype => CollectionIteratorBuiltins.CreateSetPrototype(realm),
        Intrinsic.WeakMap => WeakMapBuiltins.CreateConstructor(realm),
        Intrinsic.WeakMapPrototype => WeakMapBuiltins.CreatePrototype(realm),
        Intrinsic.WeakSet => WeakSetBuiltins.CreateConstructor(realm),
        Intrinsic.WeakSetPrototype => WeakSetBuiltins.CreatePrototype(realm),
        Intrinsic.WeakRef => WeakRefBuiltins.CreateConstructor(realm),
        Intrinsic.WeakRefPrototype => WeakRefBuiltins.CreatePrototype(realm),
        Intrinsic.FinalizationRegistry => FinalizationRegistryBuiltins.CreateConstructor(realm),
        Intrinsic.FinalizationRegistryPrototype => FinalizationRegistryBuiltins.CreatePrototype(realm),
        _ => null,
    };
}
