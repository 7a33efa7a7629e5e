using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>A Condition or an Atomics.Condition.</summary>
internal sealed class ConditionObject(Shape shape) : JsObject(shape, CellKind.Condition)
{
    public override string ClassName => "Condition";

    public JsCondition Waiters { get; } = new();

    /// <summary>Gives the lock up, waits, and holds it again. The thread holds it, by a running function or by a hold of its own.</summary>
    /// <returns>False when the time was over before a notification came. Null when the thread does not hold the lock.</returns>
    public bool? Wait(JsThread t, LockObject held, double msMax)
    {
        if (held.Mutex.IsHeldBy(t))
            return WaitHolding(t, held, msMax);
        return held.HoldOf(t) is { } hold ? Wait(t, hold, msMax) : null;
    }

    /// <summary>As the other; the hold cannot be given back meanwhile.</summary>
    public bool? Wait(JsThread t, LockHold hold, double msMax)
    {
        if (!hold.TrySuspend())
            return null;
        LockObject held = hold.Lock;
        held.Mutex.Adopt(t);
        bool notified = WaitHolding(t, held, msMax);
        held.Mutex.BecomeRequest(t);
        held.Regain(hold);
        hold.Resume();
        return notified;
    }

    // A probe hears that the lock is released and acquired; the notification itself orders nothing.
    private bool WaitHolding(JsThread t, LockObject held, double msMax)
    {
        t.WillWait(WaitKind.Condition, this);
        if (t.Probe is not { } probe)
            return Waiters.Wait(t, held.Mutex, msMax);
        probe.WaitBegins(t, WaitReason.Condition, this, ref Extra().Shadow);
        probe.Releasing(t, held, ref held.Extra().Shadow);
        t.WillWait(WaitKind.Condition, this);
        bool notified;
        try
        {
            notified = Waiters.Wait(t, held.Mutex, msMax);
        }
        finally
        {
            probe.WaitEnds(t);
        }
        probe.Acquired(t, held, ref held.Extra().Shadow);
        return notified;
    }

    /// <summary>Notifies at most so many waiters, the oldest first; answers how many.</summary>
    public int Notify(JsThread t, double count)
    {
        if (t.Probe is not { } probe)
            return Waiters.Notify(count);
        t.Recorder?.Before(t, SyncOperation.Notify, this, ref Extra().Shadow);
        int woken = Waiters.Notify(count, probe.Notifying(t, this, ref Extra().Shadow));
        probe.Notified(t, this, woken);
        probe.Woke(t, this, ref Extra().Shadow, null, 0, woken);
        return woken;
    }
}
