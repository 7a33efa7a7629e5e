using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>Who waits for something to change under a mutex, in order of arrival, blocking or not.</summary>
/// <remarks>
/// States of a waiter: listed → notified | timed out | given up. It leaves the list exactly once, under the gate.
/// Words: the list and each waiter's IsNotified and Token, under _gate; IsNotified is also read without it.
/// Invariants:
///   Q9  A waiter is listed before its mutex is given up, so a notifier that holds the mutex afterwards finds it.
///   Q10 Whoever takes a waiter out of the list decides how its wait ended; a notification is never spent on one that has left.
///   Q14 A listed waiter can be woken: its thread lives, its request is not granted yet.
///   Q11 A wait that ends without a termination ends with the mutex held.
/// Memory order: everything under the gate; the mutex orders what the program did.
/// Progress: blocking, through Park; wake-ups without a notification are not passed on.
/// Checked by: tests/Engine.Tests/Threads/JsConditionTests.
/// </remarks>
internal sealed class JsCondition
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiters = [];

    private sealed class Waiter(EngineThread? thread, JsMutex mutex, MutexRequest? request, bool isTimed) : PendingWait
    {
        public readonly EngineThread? Thread = thread;
        public readonly JsMutex Mutex = mutex;
        public readonly MutexRequest? Request = request;
        public volatile bool IsNotified;
        public object? Token;

        public override WaitReason Kind => WaitReason.Condition;

        public override bool CanEnd => isTimed || IsNotified;
    }

    /// <summary>Gives the mutex up, waits for a notification, takes the mutex again: one step. The thread holds the mutex.</summary>
    /// <param name="t">The calling thread.</param>
    /// <param name="mutex">What the thread holds, and will hold again.</param>
    /// <param name="msMax">Negative or infinite: as long as it takes.</param>
    /// <returns>False when the time was over before a notification came.</returns>
    public bool Wait(EngineThread t, JsMutex mutex, double msMax = -1)
    {
        var waiter = new Waiter(t, mutex, null, isTimed: msMax is >= 0 and < double.PositiveInfinity);
        double start = msMax > 0 ? t.Registry.Clock.MonotonicMs : 0;
        LinkedListNode<Waiter> node;
        Amplifier.At(Point.WaiterEnqueue, this);
        using (_gate.EnterScope())
            node = _waiters.AddLast(waiter);
        mutex.Release(t);
        t.Waiting = waiter;
        try
        {
            double left = msMax;
            while (!waiter.IsNotified && left != 0)
            {
                Amplifier.At(Point.WaiterPark, this);
                t.Park(left);
                if (msMax is > 0 and < double.PositiveInfinity)
                    left = Math.Max(0, start + msMax - t.Registry.Clock.MonotonicMs);
            }
        }
        finally
        {
            t.Waiting = null;
            using Lock.Scope scope = _gate.EnterScope();
            if (!waiter.IsNotified)
                _waiters.Remove(node);
        }
        if (waiter.IsNotified)
            t.Probe?.Woken(t, waiter.Token);
        t.WillWait(WaitKind.Lock, null);
        mutex.Acquire(t);
        return waiter.IsNotified;
    }

    /// <summary>Lists a request for the mutex that is made when its turn of notifications comes. The caller gives the mutex up afterwards.</summary>
    public void Request(JsMutex mutex, MutexRequest request)
    {
        using Lock.Scope scope = _gate.EnterScope();
        _waiters.AddLast(new Waiter(null, mutex, request, isTimed: false));
    }

    /// <summary>Notifies waiters, the oldest first; answers how many.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="token">For a probe.</param>
    public int Notify(double count, object? token = null)
    {
        int notified = 0;
        while (notified < count && TakeFirst(token) is { } waiter)
        {
            notified++;
            Amplifier.At(Point.LockHandOver, this);
            if (waiter.Request is { } request)
                waiter.Mutex.Request(request);
            else
                waiter.Thread!.Unpark();
        }
        return notified;
    }

    /// <summary>What is wrong while no thread runs, or null: whoever is listed can still be woken (Q14).</summary>
    internal string? Fault()
    {
        using Lock.Scope scope = _gate.EnterScope();
        foreach (Waiter waiter in _waiters)
        {
            if (waiter.IsNotified)
                return "expected a waiter that was notified to have left the condition's list, found it there";
            if (waiter.Thread is { IsListed: false } gone)
                return $"expected a waiting thread to be alive, found thread {gone.Id}, which has ended";
            if (waiter.Request is { IsUnused: false })
                return "expected a waiting request not to have its mutex yet, found it granted";
        }
        return null;
    }

    private Waiter? TakeFirst(object? token)
    {
        using Lock.Scope scope = _gate.EnterScope();
        if (_waiters.First is not { } first)
            return null;
        _waiters.RemoveFirst();
        first.Value.Token = token;
        first.Value.IsNotified = true;
        return first.Value;
    }
}
