using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>What the waits of Atomics have in common, on shared memory and on properties (ECMA-262 25.4.3.14 DoWait).</summary>
internal static class AtomicWaits
{
    private static readonly PropertyKey s_async = PropertyKey.From("async"), s_value = PropertyKey.From("value");

    public static JsValue Text(WaitOutcome outcome) => outcome switch
    {
        WaitOutcome.Ok => "ok",
        WaitOutcome.NotEqual => "not-equal",
        WaitOutcome.TimedOut => "timed-out",
    };

    /// <summary>Waits, and tells a probe of it.</summary>
    /// <param name="t">The calling thread.</param>
    /// <param name="place">What the waiters' list is kept under.</param>
    /// <param name="target">What a probe knows the cell's owner as; the key, or the index, says which cell.</param>
    /// <param name="shadow">The owner's word.</param>
    /// <param name="isExpected">The look at the value, under the list's lock.</param>
    /// <param name="timeoutMs">How long at most.</param>
    public static WaitOutcome Wait(JsThread t, WaitPlace place, object target, ref object? shadow, Func<bool> isExpected, double timeoutMs)
    {
        if (t.Probe is not { } probe)
            return WaiterTable.Wait(t, place, isExpected, timeoutMs);
        probe.WaitBegins(t, WaitReason.Value, target, ref shadow, place.Key, place.Number);
        try
        {
            return WaiterTable.Wait(t, place, isExpected, timeoutMs);
        }
        finally
        {
            probe.WaitEnds(t);
        }
    }

    /// <summary>Wakes who waits, and tells a probe of it.</summary>
    public static int Notify(JsThread t, WaitPlace place, object target, ref object? shadow, double count)
    {
        int woken = WaiterTable.Notify(t, place, count);
        t.Probe?.Woke(t, target, ref shadow, place.Key, place.Number, woken);
        return woken;
    }

    /// <summary>The fourth argument of wait and waitAsync, in milliseconds.</summary>
    public static double TimeoutArgument(in Call call)
    {
        double ms = call[3].ToNumber(call.Thread);
        return double.IsNaN(ms) ? double.PositiveInfinity : Math.Max(ms, 0);
    }

    /// <summary>The third argument of notify.</summary>
    public static double CountArgument(in Call call) =>
        call[2].IsUndefined ? double.PositiveInfinity : Math.Max(call[2].ToIntegerOrInfinity(call.Thread), 0);

    /// <summary>Lists a waiter that does not block, and answers what waitAsync answers. A time limit is a timer of the calling thread's event loop.</summary>
    public static JsObject StartAsync(in Call call, WaitPlace place, Func<bool> isExpected, double timeoutMs)
    {
        JsThread t = call.Thread;
        JsPromise promise = Promises.New(t);
        var waiter = new PromiseWaiter(t.Tickets, promise);
        // The timer is there before anybody can wake the waiter, and so stop it.
        if (timeoutMs is > 0 and < int.MaxValue)
            waiter.Timer = t.Loop.SetTimer(Math.Max(1, Math.Ceiling(timeoutMs)), false, () => waiter.TimeOut(place), isQuiet: true);
        t.Tickets.OpenTicket();
        WaitOutcome outcome = WaiterTable.WaitAsync(place, isExpected, timeoutMs, waiter);
        if (outcome != WaitOutcome.Ok)
        {
            waiter.StopTimer();
            t.Tickets.CloseTicket();
        }
        JsObject result = call.Thread.Born(call.Realm.NewObject());
        result.DefineOwn(s_async, outcome == WaitOutcome.Ok);
        result.DefineOwn(s_value, outcome == WaitOutcome.Ok ? promise : Text(outcome));
        return result;
    }

    private sealed class PromiseWaiter(JobQueue queue, JsPromise promise) : AsyncWaiter
    {
        public LoopTimer? Timer { get; set; }

        public void StopTimer() => Timer?.Loop.StopTimer(Timer);

        public override void Woken(object? token)
        {
            StopTimer();
            queue.PostAndClose(new Settle(promise, WaitOutcome.Ok, token));
        }

        public void TimeOut(WaitPlace place)
        {
            if (WaiterTable.TryTake(place, this))
                queue.PostAndClose(new Settle(promise, WaitOutcome.TimedOut, null));
        }
    }

    private sealed class Settle(JsPromise promise, WaitOutcome outcome, object? token) : Job
    {
        public override void Run(JsThread t)
        {
            t.Probe?.Arrive(t, token);
            Promises.Resolve(t, promise, Text(outcome));
        }
    }
}
