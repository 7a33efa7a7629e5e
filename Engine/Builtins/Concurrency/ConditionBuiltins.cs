using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Builtins;

/// <summary>Condition and its prototype (the concurrent JavaScript proposal; docs/threads.md).</summary>
internal static unsafe class ConditionBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Condition", 0, &Construct, Intrinsic.ConditionPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Condition)
        .Method("wait", 1, &Wait)
        .Method("asyncWait", 1, &AsyncWait)
        .Method("notify", 0, &Notify)
        .Method("notifyAll", 0, &NotifyAll)
        .Tag("Condition");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // new Condition ( )
    private static JsValue Construct(in Call call)
    {
        call.RequireNew("Condition");
        return new ConditionObject(call.PrototypeOr(Intrinsic.ConditionPrototype).PrototypeInfo.RootShape(0));
    }

    private static ConditionObject This(in Call call, string member) => call.Receiver<ConditionObject>("Condition", member);

    private static LockObject LockArgument(in Call call, string member) =>
        call[0]._cell as LockObject ?? throw call.Thread.TypeError($"Condition.prototype.{member}: expected a Lock, found {ValueText.Of(call[0])}");

    private static Exception NotHeld(JsThread t, string member) =>
        t.TypeError($"Condition.prototype.{member}: thread {t.Id} does not hold the lock");

    // Condition.prototype.wait ( lock )
    private static JsValue Wait(in Call call)
    {
        JsThread t = call.Thread;
        ConditionObject self = This(call, "wait");
        LockObject held = LockArgument(call, "wait");
        if (!held.Mutex.IsHeldBy(t) && held.HoldOf(t) is null)
            throw NotHeld(t, "wait");
        if (!t.CanBlock)
            throw t.TypeError("Condition.prototype.wait: blocking is not allowed here");
        if (self.Wait(t, held, -1) is null)
            throw NotHeld(t, "wait");
        return JsValue.Undefined;
    }

    // Condition.prototype.asyncWait ( lock )
    private static JsValue AsyncWait(in Call call)
    {
        JsThread t = call.Thread;
        ConditionObject self = This(call, "asyncWait");
        LockObject held = LockArgument(call, "asyncWait");
        bool runsUnderIt = held.Mutex.IsHeldBy(t);
        if (!runsUnderIt && held.HoldOf(t)?.TryConsume() != true)
            throw NotHeld(t, "asyncWait");
        JsPromise promise = AsyncHold.RequestAfter(t, self, held);
        if (runsUnderIt)
            held.Release(t);
        else
            held.ReleaseRequest(t);
        return promise;
    }

    // Condition.prototype.notify ( )
    private static JsValue Notify(in Call call) => This(call, "notify").Notify(call.Thread, 1);

    // Condition.prototype.notifyAll ( )
    private static JsValue NotifyAll(in Call call) => This(call, "notifyAll").Notify(call.Thread, double.PositiveInfinity);
}
