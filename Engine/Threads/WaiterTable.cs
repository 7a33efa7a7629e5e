namespace ConcurrentJs.Threads;

/// <summary>How a wait on shared memory ended.</summary>
internal enum WaitOutcome : byte { Ok, NotEqual, TimedOut }

/// <summary>The WaiterLists of shared memory (ECMA-262 25.4.1): who waits at which place, in order of arrival, blocking or not.</summary>
/// <remarks>
/// States of a waiter: listed → woken | timed out | given up; it leaves the list exactly once, under the table's lock.
/// Invariants:
///   W1  The value is looked at under the lock that notifiers take, so no wake-up between look and sleep is lost.
///   W2  Whoever takes a waiter out of its list decides its outcome; nobody else does.
/// A blocked thread looks up every few milliseconds, so that termination reaches it.
/// Checked by: tests/Engine.Tests/Threads/WaiterTableTests.
/// </remarks>
internal static class WaiterTable
{
    private const double PollMs = 10;

    private static readonly Lock s_lock = new();
    private static readonly Dictionary<(object Memory, long Offset), LinkedList<Waiter>> s_lists = [];

    private sealed class Waiter((object Memory, long Offset) place, Action<WaitOutcome>? wake)
    {
        public readonly (object Memory, long Offset) Place = place;
        public readonly Action<WaitOutcome>? Wake = wake;
        public readonly object Gate = new();
        public double DeadlineMs;
        public Timer? Timer;
        public bool IsWoken;
    }

    /// <summary>Blocks until a notification, the time limit, or an exception out of a poll. <paramref name="isExpected"/> runs under the lock.</summary>
    public static WaitOutcome Wait(EngineThread t, object memory, long offset, Func<bool> isExpected, double timeoutMs)
    {
        double deadline = Clock.System.MonotonicMs + timeoutMs;
        var waiter = new Waiter((memory, offset), null);
        Amplifier.At(Point.WaiterEnqueue);
        if (!TryList(waiter, isExpected))
            return WaitOutcome.NotEqual;
        try
        {
            while (true)
            {
                double left = deadline - Clock.System.MonotonicMs;
                if (Sleep(waiter, Math.Min(left, PollMs)))
                    return WaitOutcome.Ok;
                if (left <= 0)
                    return TryTake(waiter) ? WaitOutcome.TimedOut : WaitOutcome.Ok;
                t.Poll();
            }
        }
        finally
        {
            TryTake(waiter);
        }
    }

    /// <summary>
    /// Lists a waiter that does not block. NotEqual and TimedOut (no time given) are answers at once; after Ok,
    /// <paramref name="wake"/> is called once from some thread.
    /// </summary>
    public static WaitOutcome WaitAsync(object memory, long offset, Func<bool> isExpected, double timeoutMs, Action<WaitOutcome> wake)
    {
        var waiter = new Waiter((memory, offset), wake);
        Amplifier.At(Point.WaiterEnqueue);
        using Lock.Scope scope = s_lock.EnterScope();
        if (!isExpected())
            return WaitOutcome.NotEqual;
        if (timeoutMs <= 0)
            return WaitOutcome.TimedOut;
        ListHoldingLock(waiter);
        waiter.DeadlineMs = Clock.System.MonotonicMs + timeoutMs;
        if (timeoutMs < int.MaxValue)
            waiter.Timer = new Timer(static state => TimeOut((Waiter)state!), waiter, (int)Math.Ceiling(timeoutMs), Timeout.Infinite);
        return WaitOutcome.Ok;
    }

    /// <summary>Wakes at most <paramref name="count"/> waiters, the oldest first; answers how many.</summary>
    public static int Notify(object memory, long offset, double count)
    {
        var woken = new List<Waiter>();
        using (s_lock.EnterScope())
        {
            if (!s_lists.TryGetValue((memory, offset), out LinkedList<Waiter>? list))
                return 0;
            while (woken.Count < count && list.First is { } first)
            {
                woken.Add(first.Value);
                list.RemoveFirst();
            }
            if (list.Count == 0)
                s_lists.Remove((memory, offset));
        }
        Amplifier.At(Point.LockHandOver);
        foreach (Waiter waiter in woken)
            WakeUp(waiter);
        return woken.Count;
    }

    private static void WakeUp(Waiter waiter)
    {
        if (waiter.Wake is { } wake)
        {
            waiter.Timer?.Dispose();
            wake(WaitOutcome.Ok);
            return;
        }
        lock (waiter.Gate)
        {
            waiter.IsWoken = true;
            Monitor.PulseAll(waiter.Gate);
        }
    }

    private static void TimeOut(Waiter waiter)
    {
        using (s_lock.EnterScope())
        {
            if (!s_lists.TryGetValue(waiter.Place, out LinkedList<Waiter>? list) || !list.Contains(waiter))
                return;
            // The system's timers count in coarse ticks and may ring a little early.
            double left = waiter.DeadlineMs - Clock.System.MonotonicMs;
            if (left > 0)
            {
                waiter.Timer!.Change((int)Math.Ceiling(left), Timeout.Infinite);
                return;
            }
            RemoveHoldingLock(list, waiter);
        }
        waiter.Timer!.Dispose();
        waiter.Wake!(WaitOutcome.TimedOut);
    }

    private static bool Sleep(Waiter waiter, double ms)
    {
        lock (waiter.Gate)
        {
            if (!waiter.IsWoken && ms > 0)
                Monitor.Wait(waiter.Gate, (int)Math.Ceiling(ms));
            return waiter.IsWoken;
        }
    }

    private static bool TryList(Waiter waiter, Func<bool> isExpected)
    {
        using Lock.Scope scope = s_lock.EnterScope();
        if (!isExpected())
            return false;
        ListHoldingLock(waiter);
        return true;
    }

    private static void ListHoldingLock(Waiter waiter)
    {
        if (!s_lists.TryGetValue(waiter.Place, out LinkedList<Waiter>? list))
            s_lists[waiter.Place] = list = [];
        list.AddLast(waiter);
    }

    /// <summary>Takes the waiter out of its list; false when somebody did before.</summary>
    private static bool TryTake(Waiter waiter)
    {
        using Lock.Scope scope = s_lock.EnterScope();
        return s_lists.TryGetValue(waiter.Place, out LinkedList<Waiter>? list) && RemoveHoldingLock(list, waiter);
    }

    private static bool RemoveHoldingLock(LinkedList<Waiter> list, Waiter waiter)
    {
        if (!list.Remove(waiter))
            return false;
        if (list.Count == 0)
            s_lists.Remove(waiter.Place);
        return true;
    }
}
