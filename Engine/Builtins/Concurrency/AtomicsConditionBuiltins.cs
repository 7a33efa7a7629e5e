using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Atomics.Condition (https://github.com/tc39/proposal-structs): the condition of <see cref="ConditionBuiltins"/> with unlock tokens.</summary>
internal static unsafe class AtomicsConditionBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Condition", 0, &Construct, Intrinsic.AtomicsConditionPrototype)
        .Method("wait", 2, &Wait)
        .Method("waitFor", 3, &WaitFor)
        .Method("notify", 2, &Notify);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.AtomicsCondition)
        .Tag("Atomics.Condition");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // new Atomics.Condition ( )
    private static JsValue Construct(in Call call)
    {
        call.RequireNew("Atomics.Condition");
        return new ConditionObject(call.PrototypeOr(Intrinsic.AtomicsConditionPrototype).PrototypeInfo.RootShape(0));
    }

    private static ConditionObject ConditionArgument(in Call call, string what) =>
        call[0]._cell as ConditionObject ?? throw call.Thread.TypeError($"{what}: expected an Atomics.Condition, found {ValueText.Of(call[0])}");

    private static LockHold TokenArgument(in Call call, string what)
    {
        if (call[1]._cell is not UnlockToken token)
            throw call.Thread.TypeError($"{what}: expected an Atomics.Mutex.UnlockToken, found {ValueText.Of(call[1])}");
        if (token.Hold is not { } hold || !ReferenceEquals(hold.Receiver, call.Thread))
            throw NotHeld(call.Thread, what);
        return call.Thread.CanBlock ? hold : throw call.Thread.TypeError($"{what}: blocking is not allowed here");
    }

    private static Exception NotHeld(JsThread t, string what) =>
        t.TypeError($"{what}: expected an unlock token by which thread {t.Id} holds a mutex, found one that it does not");

    private static bool WaitOnce(JsThread t, ConditionObject condition, LockHold hold, double msMax, string what) =>
        condition.Wait(t, hold, msMax) ?? throw NotHeld(t, what);

    // Atomics.Condition.wait ( condition, unlockToken )
    private static JsValue Wait(in Call call)
    {
        ConditionObject condition = ConditionArgument(call, "Atomics.Condition.wait");
        WaitOnce(call.Thread, condition, TokenArgument(call, "Atomics.Condition.wait"), -1, "Atomics.Condition.wait");
        return JsValue.Undefined;
    }

    // Atomics.Condition.waitFor ( condition, unlockToken, timeout [ , predicate ] )
    private static JsValue WaitFor(in Call call)
    {
        const string What = "Atomics.Condition.waitFor";
        JsThread t = call.Thread;
        ConditionObject condition = ConditionArgument(call, What);
        LockHold hold = TokenArgument(call, What);
        double left = AtomicsMutexBuiltins.Timeout(call, 2);
        JsObject? predicate = call[3].IsUndefined ? null : call.CallableArgument(3, $"{What}: the predicate");
        if (predicate is null)
            return WaitOnce(t, condition, hold, left, What);
        double end = t.Registry.Clock.MonotonicMs + left;
        while (!predicate.Call(t, JsValue.Undefined, []).ToBoolean())
        {
            if (left == 0)
                return false;
            WaitOnce(t, condition, hold, left, What);
            if (left > 0)
                left = Math.Max(0, end - t.Registry.Clock.MonotonicMs);
        }
        return true;
    }

    // Atomics.Condition.notify ( condition [ , count ] )
    private static JsValue Notify(in Call call)
    {
        ConditionObject condition = ConditionArgument(call, "Atomics.Condition.notify");
        double count = call[1].IsUndefined ? double.PositiveInfinity : Math.Max(call[1].ToIntegerOrInfinity(call.Thread), 0);
        return condition.Notify(call.Thread, count);
    }
}
