using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>A Lock or an Atomics.Mutex: a mutex that a program can name, and by which release function or token it is held.</summary>
/// <remarks>
/// Words: the mutex; <c>_hold</c>, the hold that was delivered last, meaningful while the mutex is held by request.
/// Invariants: Q8 while the mutex is held by request and the request was delivered, _hold is that hold, or it is over.
/// Memory order: _hold is written by whoever holds the mutex, before a program gets at the hold.
/// </remarks>
internal sealed class LockObject(Shape shape) : JsObject(shape, CellKind.Lock)
{
    private LockHold? _hold;

    public override string ClassName => "Lock";

    public JsMutex Mutex { get; } = new();

    /// <summary>Takes the mutex, waiting where that is allowed.</summary>
    /// <param name="t">The calling thread.</param>
    /// <param name="what">For messages: the function that the program called.</param>
    /// <param name="msMax">Negative: as long as it takes.</param>
    /// <returns>False when the time was over.</returns>
    public bool Acquire(JsThread t, string what, double msMax = -1)
    {
        t.Recorder?.Before(t, msMax < 0 && t.CanBlock ? SyncOperation.Acquire : SyncOperation.TryAcquire, this, ref Extra().Shadow);
        if (!Mutex.TryAcquire(t) && !AcquireContended(t, what, msMax))
            return false;
        if (t.Probe is { } probe)
            TellAcquired(probe, t, msMax < 0);
        return true;
    }

    private void TellAcquired(Probe probe, JsThread t, bool waitsForEver)
    {
        if (waitsForEver)
            probe.Acquired(t, this, ref Extra().Shadow);
        else
            probe.AcquiredInTime(t, this, ref Extra().Shadow);
    }

    private bool AcquireContended(JsThread t, string what, double msMax)
    {
        if (Mutex.IsHeldBy(t) || HoldOf(t) is not null)
            throw t.NewError(ErrorKind.Error, $"{what}: thread {t.Id} holds this lock already");
        if (msMax == 0)
            return Missed(t);
        if (!t.CanBlock)
            throw t.TypeError($"{what}: the lock is taken, and blocking is not allowed here");
        t.WillWait(WaitKind.Lock, this);
        if (t.Probe is null)
            return Mutex.Acquire(t, msMax);
        t.Probe.Waiting(t, this, ref Extra().Shadow);
        if (msMax < 0)
            t.Probe.WaitBegins(t, WaitReason.Lock, this, ref Extra().Shadow);
        try
        {
            return Mutex.Acquire(t, msMax) || Missed(t);
        }
        finally
        {
            t.Probe?.WaitEnds(t);
        }
    }

    private bool Missed(JsThread t)
    {
        t.Probe?.Looked(t, this, ref Extra().Shadow);
        return false;
    }

    /// <summary>Gives the mutex up if the thread still holds it: the function that ran may have given it to a condition.</summary>
    public void ReleaseIfHeld(JsThread t)
    {
        if (t.Probe is null)
            Mutex.ReleaseIfHeld(t);
        else if (Mutex.IsHeldBy(t))
            Release(t);
    }

    public void Release(JsThread t)
    {
        if (t.Probe is { } probe)
            probe.Releasing(t, this, ref Extra().Shadow);
        Mutex.Release(t);
    }

    /// <summary>The hold by which the thread has the lock without running a function under it.</summary>
    public LockHold? HoldOf(JsThread t) =>
        Mutex.IsHeldByRequest && Volatile.Read(ref _hold) is { IsLive: true } hold && ReferenceEquals(hold.Receiver, t) ? hold : null;

    /// <summary>The mutex, held by request, belongs to a new hold of this thread.</summary>
    public LockHold Deliver(JsThread t)
    {
        var hold = new LockHold(this, t);
        Volatile.Write(ref _hold, hold);
        return hold;
    }

    /// <summary>The mutex is held by this hold again, after a wait on a condition.</summary>
    public void Regain(LockHold hold) => Volatile.Write(ref _hold, hold);

    /// <summary>Gives a mutex up that is held by request. Called by who moved the hold out of its live state.</summary>
    public void ReleaseRequest(JsThread t)
    {
        if (t.Probe is { } probe)
            probe.Releasing(t, this, ref Extra().Shadow);
        Mutex.ReleaseRequest();
    }
}
