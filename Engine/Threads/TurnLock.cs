namespace ConcurrentJs.Threads;

/// <summary>The lock of locked mode: first come, first served; who waits longer than a slice makes the holder poll.</summary>
/// <remarks>
/// States: free ⇄ held by one thread; handed directly to the longest waiter on release.
/// Invariants: T1 one holder. T2 a waiter that came first is served first.
/// Memory order: holder and queue are touched under the gate; <see cref="IsWanted"/> may see the queue late by one poll.
/// Progress: a holder that polls gives the lock up within a slice and a poll.
/// Checked by: tests/Engine.Tests/Threads/TurnLockTests.
/// </remarks>
internal sealed class TurnLock
{
    private const double SliceMs = 1;

    private readonly Lock _gate = new();
    private readonly Queue<Waiter> _waiters = new();
    private EngineThread? _holder;
    private int _waiting;

    private sealed class Waiter(EngineThread thread)
    {
        public readonly EngineThread Thread = thread;
        public readonly WakeSignal Turn = new();
        public volatile bool IsServed;
    }

    public bool IsWanted => Volatile.Read(ref _waiting) > 0;

    public void Acquire(EngineThread thread)
    {
        Waiter waiter;
        using (_gate.EnterScope())
        {
            if (_holder is null)
            {
                _holder = thread;
                return;
            }
            waiter = new Waiter(thread);
            _waiters.Enqueue(waiter);
            _waiting++;
        }
        while (!waiter.IsServed)
        {
            waiter.Turn.Sleep(SliceMs);
            if (!waiter.IsServed)
                Volatile.Read(ref _holder)?.RequestInterrupt();
        }
    }

    public void Release()
    {
        Waiter? next;
        using (_gate.EnterScope())
        {
            if (!_waiters.TryDequeue(out next))
            {
                _holder = null;
                return;
            }
            _waiting--;
            _holder = next.Thread;
            next.IsServed = true;
        }
        next.Turn.Wake();
    }
}
