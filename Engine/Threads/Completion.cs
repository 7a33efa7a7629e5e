using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>Something that ends once: threads wait for it, or leave a callback.</summary>
/// <remarks>
/// States: pending → over, for good. Words: _isOver and the two lists, changed under the lock.
/// Invariants: E1 whoever is listed before the end is woken by it; nobody is listed after it.
/// Memory order: _isOver is written after everything the completion stands for, and read with acquire.
/// Checked by: tests/Engine.Tests/Threads/CompletionTests.
/// </remarks>
internal sealed class Completion
{
    private readonly Lock _lock = new();
    private List<EngineThread>? _parked;
    private List<Action>? _callbacks;
    private bool _isOver;

    public bool IsOver => Volatile.Read(ref _isOver);

    public void Complete()
    {
        List<EngineThread>? parked;
        List<Action>? callbacks;
        using (_lock.EnterScope())
        {
            Volatile.Write(ref _isOver, true);
            (parked, callbacks) = (_parked, _callbacks);
            (_parked, _callbacks) = (null, null);
        }
        foreach (EngineThread thread in parked ?? [])
            thread.Unpark();
        foreach (Action callback in callbacks ?? [])
            callback();
    }

    private sealed class Pending(Completion completion, WaitReason kind, int needed) : PendingWait
    {
        public override WaitReason Kind => kind;

        public override bool CanEnd => completion.IsOver;

        public override int Needed => needed;
    }

    /// <summary>Parks until the end. A termination of the waiting thread is thrown from here.</summary>
    /// <param name="thread">The calling thread.</param>
    /// <param name="kind">What it waits for.</param>
    /// <param name="needed">The id of the thread that alone can complete it, or -1.</param>
    public void Wait(EngineThread thread, WaitReason kind = WaitReason.ThreadEnd, int needed = -1)
    {
        if (IsOver)
            return;
        Amplifier.At(Point.EndWait, this);
        using (_lock.EnterScope())
        {
            if (_isOver)
                return;
            (_parked ??= []).Add(thread);
        }
        thread.Waiting = new Pending(this, kind, needed);
        try
        {
            thread.WillWait(WaitKind.End, null);
            while (!IsOver)
                thread.Park(-1);
        }
        finally
        {
            thread.Waiting = null;
            using Lock.Scope scope = _lock.EnterScope();
            _parked?.Remove(thread);
        }
    }

    /// <summary>Calls back from the thread that completes, once. False, and no call, when it is over already.</summary>
    public bool WhenOver(Action callback)
    {
        using Lock.Scope scope = _lock.EnterScope();
        if (_isOver)
            return false;
        (_callbacks ??= []).Add(callback);
        return true;
    }
}
