namespace ConcurrentJs.Threads;

/// <summary>A lock for JavaScript threads that its owner may take again. Waiting threads are parked, so the scheduler sees them.</summary>
/// <remarks>
/// States: free ⇄ owned by one thread, so many levels deep. Words: _owner, _depth and the waiters, under the gate.
/// Invariants: O1 one owner. O2 every waiter is unparked when the lock gets free; the first to come takes it.
/// Memory order: everything under the gate.
/// Progress: blocking. What is done inside may run the engine's own scripts, and nothing that waits for another thread.
/// </remarks>
internal sealed class OwnedLock
{
    private readonly Lock _gate = new();
    private readonly List<EngineThread> _waiting = [];
    private EngineThread? _owner;
    private int _depth;

    public Held Enter(EngineThread thread)
    {
        while (!TryEnter(thread))
        {
            thread.WillWait(WaitKind.Other, null);
            thread.Park(-1);
        }
        return new Held(this);
    }

    private bool TryEnter(EngineThread thread)
    {
        using Lock.Scope scope = _gate.EnterScope();
        if (_owner is not null && !ReferenceEquals(_owner, thread))
        {
            if (!_waiting.Contains(thread))
                _waiting.Add(thread);
            return false;
        }
        _waiting.Remove(thread);
        _owner = thread;
        _depth++;
        return true;
    }

    private void Leave()
    {
        EngineThread[] woken = [];
        using (_gate.EnterScope())
        {
            if (--_depth > 0)
                return;
            _owner = null;
            woken = [.. _waiting];
            _waiting.Clear();
        }
        foreach (EngineThread thread in woken)
            thread.Unpark();
    }

    /// <summary>Disposing gives the lock back.</summary>
    public readonly ref struct Held(OwnedLock owner)
    {
        public void Dispose() => owner.Leave();
    }
}
