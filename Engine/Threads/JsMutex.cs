using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>The lock behind Lock, Atomics.Mutex and the conditions. Not recursive; whoever holds it is known.</summary>
/// <remarks>
/// <code>
///   free (0) ──TryAcquire──▶ held (id + 1) ──Release──▶ free
///     ▲                        │  ▲ │
///     │ nobody waits     Enlist│  │ │hand-over (the waiter is a request, or has waited for a millisecond)
///     └───── held, wanted ◀────┘  └─┘
///               │ Release: the head is a thread that came lately
///               ▼
///          free, wanted: the head is awake; whoever comes first may take it
/// </code>
/// Words: _state = holder in the low 16 bits (0, thread id + 1, or ByRequest) and the Wanted bit; the waiting list, under _gate.
/// Invariants:
///   W2  (first half) At most one holder. A holder leaves only by its own Release, or by handing over.
///   Q2  Wanted is set exactly while the list is not empty, as seen under the gate.
///   Q3  While the mutex is free and wanted, the head of the list is a thread that has been woken, or will look before it parks.
///   Q4  Requests are served in order of arrival; a thread may overtake waiters only while the mutex is free, so for at most
///       <see cref="HandOverMs"/> of the head's wait and one hold.
///   Q5  A request that was granted but not taken up yet may lose the mutex again, to a thread that has waited for
///       <see cref="RecallMs"/>, and then stands first in the list: its thread may be blocked, waiting for that very thread.
/// Memory order: taking and giving up are CAS (full fences): what one holder did is seen by the next. A waiter clears IsAwake, fences
///   and then looks at the state; a releaser frees the state, fences and then looks at IsAwake: one of the two sees the other.
/// ABA: a thread id may be used again only after its thread has ended, and a thread that ends holds nothing.
///   While the heap is not shared, plain loads and stores do: one thread at a time runs the engine's code, and starting a second one, or
///   handing the turn over, orders everything.
/// Progress: uncontended, one CAS each way; contended, blocking through Park, no waiter starves (Q4).
/// Checked by: tests/Engine.Tests/Threads/JsMutexTests.
/// </remarks>
internal sealed class JsMutex
{
    private const int HolderMask = 0xFFFF, ByRequest = 0xFFFF, Wanted = 1 << 16;
    private const double HandOverMs = 1, RecallMs = 5;

    private readonly Lock _gate = new();
    private int _state;
    private Waiter? _first, _last;
    private int _requests;
    private MutexRequest? _grantedTo;

    private sealed class Waiter(JsMutex mutex) : PendingWait
    {
        public EngineThread? Thread;
        public bool IsTimed;
        public MutexRequest? Request;
        public double SinceMs;
        public Waiter? Before, After;
        public bool IsListed;
        public volatile bool IsGranted;
        public int IsAwake;

        public override WaitReason Kind => WaitReason.Lock;

        // Q5: a mutex that a request was granted and has not taken up may be taken back from it.
        public override bool CanEnd =>
            IsTimed || IsGranted || !mutex.IsHeld || (mutex.IsHeldByRequest && Volatile.Read(ref mutex._grantedTo) is { IsRecallable: true });

        public override int Needed => (Volatile.Read(ref mutex._state) & HolderMask) is > 0 and < ByRequest and int holder ? holder - 1 : -1;
    }

    /// <summary>A look that may be out of date when it answers.</summary>
    public bool IsHeld => (Volatile.Read(ref _state) & HolderMask) != 0;

    public bool IsHeldByRequest => (Volatile.Read(ref _state) & HolderMask) == ByRequest;

    /// <summary>Exact when <paramref name="t"/> is the calling thread.</summary>
    public bool IsHeldBy(EngineThread t) => (Volatile.Read(ref _state) & HolderMask) == t.Id + 1;

    /// <summary>Takes the mutex if it is free, also in front of others who wait. Never blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAcquire(EngineThread t)
    {
        int holder = t.Id + 1;
        // PERF: while one JS thread touches the heap at a time, nobody is there to race with (R2 of ThreadRegistry; cjs bench threads).
        if (!CellLock.Shared && _state == 0)
        {
            _state = holder;
            return true;
        }
        return Interlocked.CompareExchange(ref _state, holder, 0) == 0 || TryTake(holder);
    }

    private bool TryTake(int holder)
    {
        while (true)
        {
            int seen = Volatile.Read(ref _state);
            if ((seen & HolderMask) != 0)
                return false;
            if (Interlocked.CompareExchange(ref _state, seen | holder, seen) == seen)
                return true;
        }
    }

    /// <summary>Takes the mutex, waiting for it at most so long. The thread must not hold it. A termination is thrown from here; then it is not held.</summary>
    /// <param name="t">The calling thread.</param>
    /// <param name="msMax">Negative or infinite: as long as it takes.</param>
    /// <returns>False when the time was over.</returns>
    public bool Acquire(EngineThread t, double msMax = -1)
    {
        if (TryAcquire(t))
            return true;
        if (msMax == 0)
            return false;
        if (SpinForIt(t) || TryRecall(t, 0))
            return true;
        Clock clock = t.Registry.Clock;
        double start = clock.MonotonicMs, waited = 0;
        bool isLimited = msMax is > 0 and < double.PositiveInfinity;
        var waiter = new Waiter(this) { Thread = t, SinceMs = start, IsTimed = isLimited };
        bool isBehindRequest;
        Amplifier.At(Point.WaiterEnqueue, this);
        using (_gate.EnterScope())
        {
            isBehindRequest = _requests > 0 || IsHeldByRequest;
            Enlist(waiter);
        }
        bool acquired = false;
        t.Waiting = waiter;
        try
        {
            while (true)
            {
                Interlocked.Exchange(ref waiter.IsAwake, 0);
                if (waiter.IsGranted || TryTake(t.Id + 1) || TryRecall(t, waited))
                    return acquired = true;
                Amplifier.At(Point.WaiterPark, this);
                double left = isLimited ? Math.Max(0, msMax - waited) : double.PositiveInfinity;
                if (left == 0)
                    return false;
                t.Park(isBehindRequest ? Math.Min(left, RecallMs) : left);
                if (isLimited || isBehindRequest)
                    waited = clock.MonotonicMs - start;
            }
        }
        finally
        {
            t.Waiting = null;
            Leave(waiter, acquired);
        }
    }

    // PERF: most holds are over sooner than a thread falls asleep (cjs bench threads, contended lock).
    private bool SpinForIt(EngineThread t)
    {
        if (!t.Registry.MaySpin)
            return false;
        for (int i = 0; i < 40; i++)
        {
            Thread.SpinWait(20);
            if ((Volatile.Read(ref _state) & HolderMask) == 0 && TryTake(t.Id + 1))
                return true;
        }
        return false;
    }

    /// <summary>The waiter does not wait any more: it has the mutex, or gave up. A mutex that was granted meanwhile is passed on.</summary>
    private void Leave(Waiter waiter, bool acquired)
    {
        bool granted;
        using (_gate.EnterScope())
        {
            if (waiter.IsListed)
                Delist(waiter);
            granted = waiter.IsGranted;
        }
        if (acquired)
            return;
        if (granted)
            Free(waiter.Thread!.Id + 1);
        else
            ServeFree();
    }

    /// <summary>Gives the mutex up. The calling thread holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release(EngineThread t)
    {
        int holder = t.Id + 1;
        if (!TryReleaseFast(holder))
            Free(holder);
    }

    /// <summary>Gives the mutex up if the thread holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReleaseIfHeld(EngineThread t)
    {
        int holder = t.Id + 1;
        if (!TryReleaseFast(holder) && (Volatile.Read(ref _state) & HolderMask) == holder)
            Free(holder);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReleaseFast(int holder)
    {
        if (!CellLock.Shared && _state == holder)
        {
            _state = 0;
            return true;
        }
        return Interlocked.CompareExchange(ref _state, 0, holder) == holder;
    }

    /// <summary>Gives a mutex up that is held in the name of a request. Any thread; who calls knows that it is the one to do so.</summary>
    public void ReleaseRequest()
    {
        if (Interlocked.CompareExchange(ref _state, 0, ByRequest) != ByRequest)
            Free(ByRequest);
    }

    /// <summary>The thread holds from now on what a request held before, or the other way round.</summary>
    public void Adopt(EngineThread t) => Rename(ByRequest, t.Id + 1);

    /// <summary>The opposite of <see cref="Adopt"/>.</summary>
    public void BecomeRequest(EngineThread t) => Rename(t.Id + 1, ByRequest);

    private void Rename(int from, int to)
    {
        int seen;
        do
            seen = Volatile.Read(ref _state);
        while (Interlocked.CompareExchange(ref _state, (seen & ~HolderMask) | to, seen) != seen);
        Diagnostics.Invariant.Holds((seen & HolderMask) == from, "W2 only a holder passes the mutex on");
    }

    /// <summary>Asks for the mutex without blocking: <see cref="MutexRequest.Granted"/> is called at once, or by whoever gives the mutex up.</summary>
    public void Request(MutexRequest request)
    {
        using (_gate.EnterScope())
            Enlist(new Waiter(this) { Request = request });
        ServeFree();
    }

    /// <summary>Takes the mutex back from a request that was granted and has not taken it up (Q5).</summary>
    private bool TryRecall(EngineThread t, double waitedMs)
    {
        if (!IsHeldByRequest || Volatile.Read(ref _grantedTo) is not { } request)
            return false;
        if (!ReferenceEquals(request.Receiver, t) && !request.WasRecalled && waitedMs < RecallMs)
            return false;
        if (!request.TryRecall())
            return false;
        using (_gate.EnterScope())
        {
            EnlistFirst(new Waiter(this) { Request = request });
            Rename(ByRequest, t.Id + 1);
        }
        return true;
    }

    private void Free(int holder)
    {
        Waiter? woken;
        using (_gate.EnterScope())
        {
            Diagnostics.Invariant.Holds((_state & HolderMask) == holder, "W2 only a holder gives the mutex up");
            if (_first is { } head && (head.Request is not null || head.Thread!.Registry.Clock.MonotonicMs - head.SinceMs >= HandOverMs))
                woken = HandOverHoldingGate(head);
            else
                woken = FreeHoldingGate();
        }
        Amplifier.At(Point.LockHandOver, this);
        Wake(woken);
    }

    private Waiter HandOverHoldingGate(Waiter head)
    {
        Delist(head);
        int holder = head.Thread is { } thread ? thread.Id + 1 : ByRequest;
        Interlocked.Exchange(ref _state, holder | (_first is null ? 0 : Wanted));
        head.IsGranted = true;
        Volatile.Write(ref _grantedTo, head.Request);
        return head;
    }

    private Waiter? FreeHoldingGate()
    {
        Interlocked.And(ref _state, ~HolderMask);
        return _first is { } head && Interlocked.Exchange(ref head.IsAwake, 1) == 0 ? head : null;
    }

    /// <summary>After a change of the list while nobody may hold the mutex: its head is served (Q3).</summary>
    private void ServeFree()
    {
        while (true)
        {
            Waiter? served = null;
            using (_gate.EnterScope())
            {
                if (_first is not { } head || (_state & HolderMask) != 0)
                    return;
                if (head.Request is null)
                {
                    if (Interlocked.Exchange(ref head.IsAwake, 1) == 0)
                        served = head;
                }
                else if (TryTake(ByRequest))
                {
                    Delist(head);
                    Volatile.Write(ref _grantedTo, head.Request);
                    served = head;
                }
                else
                {
                    continue;
                }
            }
            Wake(served);
            return;
        }
    }

    /// <summary>What is wrong while no thread runs, or null: the holder is alive (L1), the list and the bit agree (L2), nobody is forgotten (L3).</summary>
    internal string? Fault(IReadOnlySet<int> liveIds)
    {
        using Lock.Scope scope = _gate.EnterScope();
        int state = Volatile.Read(ref _state), holder = state & HolderMask;
        if (holder is not (0 or ByRequest) && !liveIds.Contains(holder - 1))
            return $"expected a holder that is alive, found thread {holder - 1}";
        if ((state & Wanted) != 0 != (_first is not null))
            return $"expected the mark of a mutex that is wanted to say whether somebody waits, found {(_first is null ? "it without a waiter" : "a waiter without it")}";
        bool isForgotten = holder == 0 && _first is { Thread: not null } head && Volatile.Read(ref head.IsAwake) == 0 && !head.IsGranted;
        return isForgotten ? "expected the first waiter of a free mutex to have been woken, found it asleep" : null;
    }

    private static void Wake(Waiter? waiter)
    {
        if (waiter?.Request is { } request)
            request.Grant();
        else
            waiter?.Thread!.Unpark();
    }

    private void Enlist(Waiter waiter)
    {
        waiter.Before = _last;
        if (_last is null)
            _first = waiter;
        else
            _last.After = waiter;
        _last = waiter;
        Listed(waiter);
    }

    private void EnlistFirst(Waiter waiter)
    {
        waiter.After = _first;
        if (_first is null)
            _last = waiter;
        else
            _first.Before = waiter;
        _first = waiter;
        Listed(waiter);
    }

    private void Listed(Waiter waiter)
    {
        waiter.IsListed = true;
        if (waiter.Request is not null)
            _requests++;
        Interlocked.Or(ref _state, Wanted);
    }

    private void Delist(Waiter waiter)
    {
        if (waiter.Before is null)
            _first = waiter.After;
        else
            waiter.Before.After = waiter.After;
        if (waiter.After is null)
            _last = waiter.Before;
        else
            waiter.After.Before = waiter.Before;
        waiter.IsListed = false;
        if (waiter.Request is not null)
            _requests--;
        if (_first is null)
            Interlocked.And(ref _state, ~Wanted);
    }
}
