using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>A lock asked for without blocking: a job of the thread that asked runs its function, or gets a release function.</summary>
/// <remarks>The ticket keeps the thread that asked alive until the job is posted.</remarks>
internal sealed unsafe class AsyncHold : MutexRequest
{
    private static readonly NativeCode s_release = new("", 0, &Release);

    private readonly LockObject _lock;
    private readonly JsObject? _function;
    private readonly JsPromise _promise;
    private readonly JobQueue _queue;

    private AsyncHold(JsThread t, LockObject @lock, JsObject? function)
        : base(t.Tickets.Owner)
    {
        _lock = @lock;
        _function = function;
        _promise = Promises.New(t);
        _queue = t.Tickets;
        _queue.OpenTicket();
    }

    /// <summary>Asks for the lock.</summary>
    /// <param name="t">The calling thread.</param>
    /// <param name="lock">What it wants.</param>
    /// <param name="function">What runs with the lock held; null: the promise resolves to a release function.</param>
    public static JsPromise Request(JsThread t, LockObject @lock, JsObject? function)
    {
        var hold = new AsyncHold(t, @lock, function);
        if (ReferenceEquals(hold._queue.Owner, t))
            t.Probe?.Asked(t, @lock, ref @lock.Extra().Shadow);
        @lock.Mutex.Request(hold);
        return hold._promise;
    }

    /// <summary>Asks for the lock when the condition notifies. The caller gives the lock up afterwards.</summary>
    public static JsPromise RequestAfter(JsThread t, ConditionObject condition, LockObject @lock)
    {
        var hold = new AsyncHold(t, @lock, null);
        condition.Waiters.Request(@lock.Mutex, hold);
        return hold._promise;
    }

    protected override void Granted() => _queue.PostAndClose(new Delivery(this));

    protected override void Recalled() => _queue.OpenTicket();

    private void RunFunction(JsThread t)
    {
        _lock.Mutex.Adopt(t);
        if (t.Probe is { } probe)
            probe.Acquired(t, _lock, ref _lock.Extra().Shadow);
        JsValue result;
        bool failed = false;
        try
        {
            result = _function!.Call(t, JsValue.Undefined, []);
        }
        catch (JsException thrown)
        {
            (result, failed) = (thrown.Value, true);
        }
        finally
        {
            _lock.ReleaseIfHeld(t);
        }
        if (failed)
            Promises.Reject(t, _promise, result);
        else
            Promises.Resolve(t, _promise, result);
    }

    private void Deliver(JsThread t)
    {
        LockHold hold = _lock.Deliver(t);
        if (t.Probe is { } probe)
            probe.Acquired(t, _lock, ref _lock.Extra().Shadow);
        Promises.Fulfill(t, _promise, NativeFunction.New(t, s_release, hold));
    }

    /// <summary>The release function.</summary>
    private static JsValue Release(in Call call)
    {
        if (!((LockHold)call.Callee.State!).TryRelease(call.Thread))
            throw call.Thread.NewError(ErrorKind.Error, "Lock release function: the lock was given back already");
        return JsValue.Undefined;
    }

    private sealed class Delivery(AsyncHold hold) : Job
    {
        public override void Run(JsThread t)
        {
            if (!hold.TryTakeUp())
                return;
            if (hold._function is null)
                hold.Deliver(t);
            else
                hold.RunFunction(t);
        }
    }
}
