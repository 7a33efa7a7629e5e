namespace ConcurrentJs.Threads;

/// <summary>Somebody who wants a mutex and does not block: told when the mutex is theirs, takes it up when its thread gets to it.</summary>
/// <remarks>
/// <code>
///   listed ──Grant──▶ granted ──TryTakeUp──▶ taken up
///     ▲                  │
///     └────TryRecall─────┘   the mutex was wanted by a thread that waits, see Q5 of JsMutex
/// </code>
/// Words: _state, by CAS.
/// Invariants: Q6 while granted or taken up, the mutex is held by request. A request is taken up once.
/// Memory order: the CAS. Progress: wait-free.
/// </remarks>
internal abstract class MutexRequest(EngineThread receiver)
{
    private const int Listed = 0, IsGranted = 1, TakenUp = 2;

    private int _state;
    private bool _wasRecalled;

    /// <summary>The thread that will take the mutex up.</summary>
    public EngineThread Receiver { get; } = receiver;

    /// <summary>Somebody needed the mutex, and the receiver has not come by since.</summary>
    public bool WasRecalled => Volatile.Read(ref _wasRecalled);

    /// <summary>The mutex was not given to it, or was taken back.</summary>
    internal bool IsUnused => Volatile.Read(ref _state) == Listed;

    /// <summary>The mutex was granted, and can still be taken back.</summary>
    public bool IsRecallable => Volatile.Read(ref _state) == IsGranted;

    /// <summary>The receiver, when its turn comes: false when the mutex was recalled; <see cref="Granted"/> will be called again.</summary>
    public bool TryTakeUp()
    {
        Volatile.Write(ref _wasRecalled, false);
        return Interlocked.CompareExchange(ref _state, TakenUp, IsGranted) == IsGranted;
    }

    /// <summary>Makes the receiver's turn come. Called by any thread; must not block or run a program.</summary>
    protected abstract void Granted();

    /// <summary>The opposite.</summary>
    protected abstract void Recalled();

    internal void Grant()
    {
        Volatile.Write(ref _state, IsGranted);
        Granted();
    }

    internal bool TryRecall()
    {
        if (Interlocked.CompareExchange(ref _state, Listed, IsGranted) != IsGranted)
            return false;
        Volatile.Write(ref _wasRecalled, true);
        Recalled();
        return true;
    }
}
