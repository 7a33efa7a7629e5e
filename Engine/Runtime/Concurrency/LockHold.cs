namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>A lock held in the name of a release function or an unlock token, not of a running function.</summary>
/// <remarks>
/// <code>
///   live ──TryConsume──▶ over
///    ▲ │ TrySuspend
///    │ ▼
///   suspended: its thread waits on a condition
/// </code>
/// Words: _state, by CAS.
/// Invariants: Q7 a hold is given back once: whoever wins the CAS does it, and the mutex is held by request exactly while it is live.
/// Memory order: the CAS. Progress: wait-free.
/// </remarks>
internal sealed class LockHold(LockObject held, JsThread receiver)
{
    private const int Live = 0, Suspended = 1, Over = 2;

    private int _state = Live;

    public LockObject Lock { get; } = held;

    /// <summary>The thread that got it. Others may give it back.</summary>
    public JsThread Receiver { get; } = receiver;

    public bool IsLive => Volatile.Read(ref _state) == Live;

    /// <summary>Gives the lock back; false when that was done before.</summary>
    public bool TryRelease(JsThread t)
    {
        if (!TryConsume())
            return false;
        Lock.ReleaseRequest(t);
        return true;
    }

    /// <summary>True for the one that gives the hold back.</summary>
    public bool TryConsume() => Interlocked.CompareExchange(ref _state, Over, Live) == Live;

    /// <summary>Nobody can give it back until <see cref="Resume"/>.</summary>
    public bool TrySuspend() => Interlocked.CompareExchange(ref _state, Suspended, Live) == Live;

    public void Resume() => Volatile.Write(ref _state, Live);
}
