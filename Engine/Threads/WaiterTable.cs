using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>How a wait on shared memory or on a property ended.</summary>
internal enum WaitOutcome : byte { Ok, NotEqual, TimedOut }

/// <summary>Where one can wait: a byte offset of a memory, or a property of an object (its key's cell, or null and the index).</summary>
internal readonly record struct WaitPlace(object Owner, object? Key, long Number);

/// <summary>A waiter that does not block: told once how its wait ended.</summary>
internal abstract class AsyncWaiter
{
    /// <summary>Called by the thread that notifies. Must not block or run a program.</summary>
    /// <param name="token">What the probe, if any, wants back when the waiter goes on.</param>
    public abstract void Woken(object? token);
}

/// <summary>The WaiterLists (ECMA-262 25.4.1) of shared memory and of properties: who waits at which place, in order of arrival, blocking or not.</summary>
/// <remarks>
/// States of a waiter: listed → woken | timed out | given up; it leaves its list exactly once, under the list's lock.
/// Words: the lists of an owner, under a lock of their own; each blocked waiter's IsWoken.
/// Invariants:
///   W1  The value is looked at under the lock that notifiers take, so no wake-up between look and sleep is lost.
///   Q12 Whoever takes a waiter out of its list decides its outcome; nobody else does.
///   Q13 Lists live as long as their owner; nothing here keeps the owner alive.
/// Memory order: everything under the lock; IsWoken is volatile, for the look between two parks.
/// Progress: blocking, through Park. The look at the value may take a cell lock, never the other way round.
/// Checked by: tests/Engine.Tests/Threads/WaiterTableTests.
/// </remarks>
internal static class WaiterTable
{
    private static readonly ConditionalWeakTable<object, Lists> s_owners = [];

    /// <summary>The waiting lists of one owner.</summary>
    private sealed class Lists
    {
        public readonly TableLock Lock = new();
        public readonly Dictionary<(object? Key, long Number), LinkedList<object>> ByPlace = [];
    }

    private sealed class BlockedWaiter(EngineThread thread, bool isTimed) : PendingWait
    {
        public readonly EngineThread Thread = thread;
        public volatile bool IsWoken;
        public object? Token;

        public override WaitReason Kind => WaitReason.Value;

        public override bool CanEnd => isTimed || IsWoken;
    }

    /// <summary>Blocks until a notification, the time limit, or an exception out of a poll. <paramref name="isExpected"/> runs under the list's lock.</summary>
    public static WaitOutcome Wait(EngineThread t, WaitPlace place, Func<bool> isExpected, double timeoutMs)
    {
        double start = t.Registry.Clock.MonotonicMs;
        var waiter = new BlockedWaiter(t, !double.IsPositiveInfinity(timeoutMs));
        Amplifier.At(Point.WaiterEnqueue);
        if (!TryList(place, waiter, isExpected))
            return WaitOutcome.NotEqual;
        t.Waiting = waiter;
        try
        {
            t.WillWait(WaitKind.Atomics, place.Owner);
            double left = timeoutMs;
            while (!waiter.IsWoken && left > 0)
            {
                Amplifier.At(Point.WaiterPark);
                t.Park(left);
                if (!double.IsPositiveInfinity(timeoutMs))
                    left = start + timeoutMs - t.Registry.Clock.MonotonicMs;
            }
        }
        finally
        {
            t.Waiting = null;
            TryTake(place, waiter);
        }
        if (!waiter.IsWoken)
            return WaitOutcome.TimedOut;
        t.Probe?.Arrive(t, waiter.Token);
        return WaitOutcome.Ok;
    }

    /// <summary>
    /// Lists a waiter that does not block. NotEqual and TimedOut (no time given) are answers at once; after Ok the waiter is told once, unless
    /// somebody takes it out before, see <see cref="TryTake"/>.
    /// </summary>
    public static WaitOutcome WaitAsync(WaitPlace place, Func<bool> isExpected, double timeoutMs, AsyncWaiter waiter)
    {
        Lists lists = s_owners.GetOrCreateValue(place.Owner);
        Amplifier.At(Point.WaiterEnqueue);
        using Lock.Scope scope = lists.Lock.Enter();
        if (!isExpected())
            return WaitOutcome.NotEqual;
        if (timeoutMs <= 0)
            return WaitOutcome.TimedOut;
        ListHoldingLock(lists, place, waiter);
        return WaitOutcome.Ok;
    }

    /// <summary>Wakes at most <paramref name="count"/> waiters, the oldest first; answers how many.</summary>
    public static int Notify(EngineThread? notifier, WaitPlace place, double count)
    {
        object? token = notifier?.Probe?.Depart(notifier);
        var woken = new List<object>();
        if (s_owners.TryGetValue(place.Owner, out Lists? lists))
        {
            Amplifier.At(Point.WaiterEnqueue);
            TakeOut(lists, place, count, token, woken);
        }
        notifier?.Probe?.Notified(notifier, place.Owner, woken.Count);
        Amplifier.At(Point.LockHandOver);
        foreach (object waiter in woken)
        {
            if (waiter is BlockedWaiter blocked)
                blocked.Thread.Unpark();
            else
                ((AsyncWaiter)waiter).Woken(token);
        }
        return woken.Count;
    }

    private static void TakeOut(Lists lists, WaitPlace place, double count, object? token, List<object> woken)
    {
        using (lists.Lock.Enter())
        {
            if (!lists.ByPlace.TryGetValue((place.Key, place.Number), out LinkedList<object>? list))
                return;
            while (woken.Count < count && list.First is { } first)
            {
                woken.Add(first.Value);
                list.RemoveFirst();
                if (first.Value is BlockedWaiter blocked)
                {
                    blocked.Token = token;
                    blocked.IsWoken = true;
                }
            }
            if (list.Count == 0)
                lists.ByPlace.Remove((place.Key, place.Number));
        }
    }

    /// <summary>What is wrong with those who wait at places of this owner, or null: whoever is listed can still be woken (Q14).</summary>
    public static string? Fault(object owner)
    {
        if (!s_owners.TryGetValue(owner, out Lists? lists))
            return null;
        using Lock.Scope scope = lists.Lock.Enter();
        foreach (LinkedList<object> list in lists.ByPlace.Values)
        {
            if (list.Count == 0)
                return "expected a list of those who wait at a place to have somebody in it, found it empty";
            foreach (BlockedWaiter waiter in list.OfType<BlockedWaiter>())
            {
                if (waiter.IsWoken)
                    return "expected a waiter that was woken to have left its list, found it there";
                if (!waiter.Thread.IsListed)
                    return $"expected a waiting thread to be alive, found thread {waiter.Thread.Id}, which has ended";
            }
        }
        return null;
    }

    private static bool TryList(WaitPlace place, object waiter, Func<bool> isExpected)
    {
        Lists lists = s_owners.GetOrCreateValue(place.Owner);
        using Lock.Scope scope = lists.Lock.Enter();
        if (!isExpected())
            return false;
        ListHoldingLock(lists, place, waiter);
        return true;
    }

    private static void ListHoldingLock(Lists lists, WaitPlace place, object waiter)
    {
        if (!lists.ByPlace.TryGetValue((place.Key, place.Number), out LinkedList<object>? list))
            lists.ByPlace[(place.Key, place.Number)] = list = [];
        list.AddLast(waiter);
    }

    /// <summary>Takes a waiter out of its list; false when somebody did before.</summary>
    public static bool TryTake(WaitPlace place, object waiter)
    {
        if (!s_owners.TryGetValue(place.Owner, out Lists? lists))
            return false;
        using Lock.Scope scope = lists.Lock.Enter();
        if (!lists.ByPlace.TryGetValue((place.Key, place.Number), out LinkedList<object>? list) || !list.Remove(waiter))
            return false;
        if (list.Count == 0)
            lists.ByPlace.Remove((place.Key, place.Number));
        return true;
    }
}
