using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateConcurrency(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.Thread => ThreadBuiltins.CreateConstructor(realm),
        Intrinsic.ThreadPrototype => ThreadBuiltins.CreatePrototype(realm),
        Intrinsic.Lock => LockBuiltins.CreateConstructor(realm),
        Intrinsic.LockPrototype => LockBuiltins.CreatePrototype(realm),
        Intrinsic.Condition => ConditionBuiltins.CreateConstructor(realm),
        Intrinsic.ConditionPrototype => ConditionBuiltins.CreatePrototype(realm),
        Intrinsic.ThreadLocal => ThreadLocalBuiltins.CreateConstructor(realm),
        Intrinsic.ThreadLocalPrototype => ThreadLocalBuiltins.CreatePrototype(realm),
        Intrinsic.ConcurrentAccessError or Intrinsic.ConcurrentAccessErrorPrototype => NativeErrorBuiltins.Create(realm, id),
        Intrinsic.AtomicsMutex => AtomicsMutexBuiltins.CreateConstructor(realm),
        Intrinsic.AtomicsMutexPrototype => AtomicsMutexBuiltins.CreatePrototype(realm),
        Intrinsic.UnlockToken => AtomicsMutexBuiltins.CreateTokenConstructor(realm),
        Intrinsic.UnlockTokenPrototype => AtomicsMutexBuiltins.CreateTokenPrototype(realm),
        Intrinsic.AtomicsCondition => AtomicsConditionBuiltins.CreateConstructor(realm),
        Intrinsic.AtomicsConditionPrototype => AtomicsConditionBuiltins.CreatePrototype(realm),
        _ => null,
    };
}
