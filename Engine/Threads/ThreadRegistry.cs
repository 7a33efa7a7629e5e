namespace ConcurrentJs.Threads;

/// <summary>The live JavaScript threads of one engine: their ids, and stopping them all.</summary>
/// <remarks>
/// Words: the list and the ids, under _lock; _stopRequested, written under _stopGate; _ending, a count.
/// Invariants:
///   R1  An id belongs to one live thread.
///   R2  The heap counts as shared (<see cref="CellLock.Shared"/>) whenever two threads of one parallel engine are listed. It becomes shared
///       before the second one is listed, and stops to be at a poll of the only one left, or when the engine is closed and one is left.
///   R3  Who finds a thread on the list no more, and nobody ending after that, finds its end told.
/// Memory order: stopping, see <see cref="EngineThread"/>; _ending is counted up before the lock of the removal, down after the telling, both interlocked;
/// everything else under the lock.
/// Checked by: tests/Engine.Tests/Threads/StopTheWorldTests, ThreadRegistryTests.
/// </remarks>
internal sealed class ThreadRegistry
{
    /// <summary>The highest id a thread may have.</summary>
    public const int MaxId = 32766;

    private readonly Lock _lock = new();
    private readonly object _stopGate = new();
    private readonly List<EngineThread> _live = [];
    private readonly Queue<int> _freeIds = new();
    private bool _stopRequested;
    private bool _sharesHeap;
    private bool _isClosed;
    private int _lastId = -1;
    private int _ending;

    public ThreadRegistry(ThreadsMode mode, IThreadScheduler? scheduler = null)
    {
        Mode = mode;
        IsControlled = scheduler is not null;
        Scheduler = scheduler ?? (mode == ThreadsMode.Locked ? new LockedScheduler() : new ParallelScheduler());
        MaySpin = Scheduler is ParallelScheduler && Environment.ProcessorCount > 1;
    }

    public ThreadsMode Mode { get; }

    public IThreadScheduler Scheduler { get; }

    /// <summary>The scheduler is the host's.</summary>
    public bool IsControlled { get; }

    /// <summary>What waits are measured with. Replaced by schedulers that let time pass as they like.</summary>
    public Clock Clock { get; set; } = Clock.System;

    /// <summary>Whether whoever is waited for may run on another core at this moment.</summary>
    public bool MaySpin { get; }

    /// <summary>Whether two threads may touch the heap at the same time (R2).</summary>
    public bool SharesHeap => _sharesHeap;

    public bool IsStopRequested => Volatile.Read(ref _stopRequested);

    /// <summary>Lists a new thread and gives it its id. False when there are too many.</summary>
    /// <remarks>Called by a running thread of the same engine, or while the world is stopped, or for the first thread.</remarks>
    public bool TryAdd(EngineThread thread)
    {
        using Lock.Scope scope = _lock.EnterScope();
        return TryAddHoldingLock(thread);
    }

    private bool TryAddHoldingLock(EngineThread thread)
    {
        if (_lastId < MaxId)
            thread.Id = ++_lastId;
        else if (_freeIds.TryDequeue(out int free))
            thread.Id = free;
        else
            return false;
        if (_live.Count > 0 && !_sharesHeap && Mode == ThreadsMode.Parallel)
        {
            CellLock.BecomeShared();
            _sharesHeap = true;
        }
        thread.RegistryIndex = _live.Count;
        _live.Add(thread);
        return true;
    }

    /// <summary>Lists a thread of the host that no running thread of the engine started. False when there are too many.</summary>
    public bool TryAttach(EngineThread thread)
    {
        using (_lock.EnterScope())
        {
            if (_sharesHeap || _live.Count == 0 || Mode != ThreadsMode.Parallel)
                return TryAddHoldingLock(thread);
        }
        bool added = false;
        WhileStopped(null, () => added = TryAdd(thread));
        return added;
    }

    /// <summary>Whether some thread is listed no more, and those who wait for its end are not told yet (R3).</summary>
    public bool HasEnding => Volatile.Read(ref _ending) != 0;

    /// <summary>The thread will not touch the heap any more; who waits for that is told next.</summary>
    public void Remove(EngineThread thread, Action tell)
    {
        Interlocked.Increment(ref _ending);
        try
        {
            Remove(thread);
            tell();
        }
        finally
        {
            Interlocked.Decrement(ref _ending);
        }
    }

    /// <summary>The thread will not touch the heap any more.</summary>
    public void Remove(EngineThread thread)
    {
        using Lock.Scope scope = _lock.EnterScope();
        if (thread.RegistryIndex < 0)
            return;
        EngineThread last = _live[^1];
        _live[thread.RegistryIndex] = last;
        last.RegistryIndex = thread.RegistryIndex;
        _live.RemoveAt(_live.Count - 1);
        thread.RegistryIndex = -1;
        _freeIds.Enqueue(thread.Id);
        if (_live.Count == 1 && _sharesHeap)
            _live[0].RequestInterrupt();
        SettleClosed();
    }

    /// <summary>The engine is not used any more: its heap stops to count as shared when one thread at most is left, without that one's poll.</summary>
    public void Close()
    {
        using Lock.Scope scope = _lock.EnterScope();
        _isClosed = true;
        SettleClosed();
    }

    private void SettleClosed()
    {
        if (!_isClosed || !_sharesHeap || _live.Count > 1)
            return;
        _sharesHeap = false;
        CellLock.BecomeAlone();
    }

    /// <summary>At a poll of a running thread: if nobody else is left, the heap is its own again (R2).</summary>
    public void SettleAlone(EngineThread thread)
    {
        if (!_sharesHeap)
            return;
        using Lock.Scope scope = _lock.EnterScope();
        if (!_sharesHeap || _live.Count != 1 || !ReferenceEquals(_live[0], thread))
            return;
        _sharesHeap = false;
        CellLock.BecomeAlone();
    }

    /// <summary>The live threads of this moment.</summary>
    public EngineThread[] Snapshot()
    {
        using Lock.Scope scope = _lock.EnterScope();
        return [.. _live];
    }

    /// <summary>The live thread of this <see cref="EngineThread.Stay"/>, of which half is enough to tell live threads apart; null: it has ended.</summary>
    public EngineThread? Find(int stay)
    {
        using Lock.Scope scope = _lock.EnterScope();
        return _live.Find(thread => (int)thread.Stay == stay);
    }

    /// <summary>Runs <paramref name="action"/> while no thread of the engine runs, but the calling one.</summary>
    /// <param name="self">The calling thread, when it is one of the engine's and running.</param>
    /// <param name="action">Must not run a program, park or start a thread.</param>
    public void WhileStopped(EngineThread? self, Action action)
    {
        bool wasRunning = self is { IsRunning: true };
        if (wasRunning)
            self!.EndRunning();
        while (Amplifier.IsOn && IsGateTaken() && Amplifier.Yield(IsGateTaken))
        {
        }
        lock (_stopGate)
        {
            Volatile.Write(ref _stopRequested, true);
            Interlocked.MemoryBarrier();
            try
            {
                foreach (EngineThread thread in Snapshot())
                    WaitUntilOutside(thread);
                action();
            }
            finally
            {
                Volatile.Write(ref _stopRequested, false);
                Monitor.PulseAll(_stopGate);
            }
        }
        if (wasRunning)
            self!.BeginRunning();
    }

    // Who has it may ask for another one that wants it.
    private bool IsGateTaken()
    {
        if (Monitor.IsEntered(_stopGate) || !Monitor.TryEnter(_stopGate))
            return true;
        Monitor.Exit(_stopGate);
        return false;
    }

    public void WaitUntilResumed()
    {
        lock (_stopGate)
        {
            while (_stopRequested)
                Monitor.Wait(_stopGate);
        }
    }

    private static void WaitUntilOutside(EngineThread thread)
    {
        SpinWait spin = default;
        while (thread.IsRunning)
        {
            thread.RequestInterrupt();
            if (!Amplifier.Yield(() => thread.IsRunning, thread))
                spin.SpinOnce();
        }
    }
}
