using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>Thread and its prototype (the concurrent JavaScript proposal; Engine/THREADS.md).</summary>
internal static unsafe class ThreadBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Thread", 1, &Construct, Intrinsic.ThreadPrototype)
        .Getter("current", &Current)
        .Method("restrict", 1, &Restrict);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Thread)
        .Method("join", 0, &Join)
        .Method("asyncJoin", 0, &AsyncJoin)
        .Getter("id", &Id)
        .Tag("Thread");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // new Thread ( fn, ...args )
    private static JsValue Construct(in Call call)
    {
        call.RequireNew("Thread");
        JsObject function = call.CallableArgument(0, "Thread: the first argument");
        return ThreadLife.Start(call.Thread, function, call.ArgumentsFrom(1).ToArray(), call.PrototypeOr(Intrinsic.ThreadPrototype));
    }

    // get Thread.current
    private static JsValue Current(in Call call) => call.Thread.Object;

    // Thread.restrict ( o )
    private static JsValue Restrict(in Call call)
    {
        if (call[0].TryObject is not { } o || !o.TryRestrict(call.Thread))
            throw call.Thread.TypeError($"Thread.restrict: expected an ordinary object or a plain array, found {ValueText.Of(call[0])}");
        o.CheckOwner(call.Thread);
        return o;
    }

    private static ThreadObject This(in Call call, string member) => call.Receiver<ThreadObject>("Thread", member);

    // get Thread.prototype.id
    private static JsValue Id(in Call call) => This(call, "id").Id;

    // Thread.prototype.join ( )
    private static JsValue Join(in Call call)
    {
        JsThread t = call.Thread;
        ThreadObject target = This(call, "join");
        if (target.Is(t))
            throw t.NewError(ErrorKind.Error, $"Thread.prototype.join: thread {target.Id} cannot join itself");
        Amplifier.At(Point.EndLook, target.End);
        if (!target.End.IsOver)
        {
            if (!t.CanBlock)
                throw t.TypeError($"Thread.prototype.join: thread {target.Id} still runs, and blocking is not allowed here");
            Await(t, target);
        }
        // Who was stopped before that thread came to its end does not go on because of it.
        t.Poll();
        t.Probe?.Joined(t, target.LastStep);
        target.Observe();
        if (target.HasFailed)
            throw JsThread.Throw(target.Result);
        if (target.WasStopped)
            throw t.NewError(ErrorKind.Error, $"Thread.prototype.join: thread {target.Id} was terminated");
        return target.Result;
    }

    private static void Await(JsThread t, ThreadObject target)
    {
        JsThread? runner = target.Runner;
        if (t.Probe is null || runner is null)
        {
            target.End.Wait(t, WaitReason.ThreadEnd, target.Id);
            return;
        }
        object? none = null;
        t.Probe.WaitBegins(t, WaitReason.ThreadEnd, runner, ref none);
        try
        {
            target.End.Wait(t, WaitReason.ThreadEnd, target.Id);
        }
        finally
        {
            t.Probe?.WaitEnds(t);
        }
    }

    // Thread.prototype.asyncJoin ( )
    private static JsValue AsyncJoin(in Call call)
    {
        JsThread t = call.Thread;
        ThreadObject target = This(call, "asyncJoin");
        JsPromise promise = Promises.New(t);
        // Who waits for its own end would never come to it, and is gone when the promise settles: 1. of the lifetime rules leaves that to the main thread.
        JobQueue queue = target.Is(t) ? t.Cluster.Main.Jobs : t.Tickets;
        queue.OpenTicket();
        target.Observe();
        var settle = new SettleJoin(target, promise);
        Amplifier.At(Point.EndLook, target.End);
        // Always a job of its own: the promise is never settled inside the call.
        if (!target.End.WhenOver(() => queue.PostAndClose(settle)))
            queue.PostAndClose(settle);
        return promise;
    }

    private sealed class SettleJoin(ThreadObject target, JsPromise promise) : Job
    {
        public override void Run(JsThread t)
        {
            target.Observe();
            t.Probe?.Joined(t, target.LastStep);
            if (target.HasFailed)
                Promises.Reject(t, promise, target.Result);
            else if (target.WasStopped)
                Promises.Reject(t, promise, ErrorObjects.Create(t, t.Realm, ErrorKind.Error, $"Thread {target.Id} was terminated"));
            else
                Promises.Resolve(t, promise, target.Result);
        }
    }
}
