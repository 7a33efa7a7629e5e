using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>Hands every event on to the detector; before an access somebody else may get the turn.</summary>
internal sealed class TurnProbe(Probe detector, Turns turns) : Probe
{
    public override void Attached(IProbeNames names, ProbeThread main) => detector.Attached(names, main);

    public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access)
    {
        turns.BeforeAccess();
        detector.Property(t, o, ref shadow, key, access);
    }

    public override void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access)
    {
        turns.BeforeAccess();
        detector.Element(t, o, ref shadow, index, access);
    }

    public override void Variable(ProbeThread t, object variable, ref object? shadow, Access access)
    {
        turns.BeforeAccess();
        detector.Variable(t, variable, ref shadow, access);
    }

    // No turn is given here: an operation on a collection or a buffer may be in the middle of one step.
    public override void Elements(ProbeThread t, object o, ref object? shadow, uint from, uint to, Access access) =>
        detector.Elements(t, o, ref shadow, from, to, access);

    public override void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access) => detector.OfPart(t, o, ref shadow, part, access);

    public override void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access) =>
        detector.Entry(t, collection, ref shadow, key, keyBits, access);

    public override void Cleared(ProbeThread t, object collection, ref object? shadow) => detector.Cleared(t, collection, ref shadow);

    public override void Bytes(ProbeThread t, object buffer, ref object? shadow, long offset, long count, Access access) =>
        detector.Bytes(t, buffer, ref shadow, offset, count, access);

    // Before which access the turn goes on is counted in accesses.
    public override bool HearsRepeats => true;

    public override bool HearsOfBirths => detector.HearsOfBirths;

    public override void Allocated(ProbeThread t, object o, ref object? shadow) => detector.Allocated(t, o, ref shadow);

    public override object? AtomicBegin(ProbeThread t, object o, ref object? shadow, object? key, long index, int bytes = 0) =>
        detector.AtomicBegin(t, o, ref shadow, key, index, bytes);

    public override void AtomicEnd(ProbeThread t, object? token, Access access) => detector.AtomicEnd(t, token, access);

    public override object? Depart(ProbeThread t) => detector.Depart(t);

    public override void Arrive(ProbeThread t, object? token) => detector.Arrive(t, token);

    public override object? Merge(object? first, object? second) => detector.Merge(first, second);

    // The detector makes itself the listener of new threads.
    public override void Visiting(ProbeThread main, ProbeThread visitor, string name, object? token)
    {
        detector.Visiting(main, visitor, name, token);
        visitor.Probe = this;
        visitor.Recorder = this;
        main.Recorder = this;
    }

    public override void Forked(ProbeThread parent, ProbeThread child, string name)
    {
        detector.Forked(parent, child, name);
        child.Probe = this;
        child.Recorder = this;
        parent.Recorder = this;
    }

    public override object? WorkerForked(ProbeThread parent, string name)
    {
        object? token = detector.WorkerForked(parent, name);
        parent.Recorder = this;
        return token;
    }

    public override void WorkerAttached(ProbeThread worker, object token)
    {
        detector.WorkerAttached(worker, token);
        worker.Recorder = this;
    }

    public override object? WorkerEnded(ProbeThread? worker, object token) => detector.WorkerEnded(worker, token);

    public override void Stopped(ProbeThread t) => detector.Stopped(t);

    public override object? Ended(ProbeThread child) => detector.Ended(child);

    public override void Joined(ProbeThread t, object? token) => detector.Joined(t, token);

    public override void Before(ProbeThread t, SyncOperation operation, object sync, ref object? shadow) => detector.Before(t, operation, sync, ref shadow);

    public override void Notified(ProbeThread t, object sync, int woken) => detector.Notified(t, sync, woken);

    public override void Asked(ProbeThread t, object sync, ref object? shadow) => detector.Asked(t, sync, ref shadow);

    public override void Waiting(ProbeThread t, object sync, ref object? shadow) => detector.Waiting(t, sync, ref shadow);

    public override void Acquired(ProbeThread t, object sync, ref object? shadow) => detector.Acquired(t, sync, ref shadow);

    public override void AcquiredInTime(ProbeThread t, object sync, ref object? shadow) => detector.AcquiredInTime(t, sync, ref shadow);

    public override void Releasing(ProbeThread t, object sync, ref object? shadow) => detector.Releasing(t, sync, ref shadow);

    public override void Looked(ProbeThread t, object sync, ref object? shadow) => detector.Looked(t, sync, ref shadow);

    public override void WaitBegins(ProbeThread t, WaitReason kind, object target, ref object? shadow, object? key = null, long index = 0) =>
        detector.WaitBegins(t, kind, target, ref shadow, key, index);

    public override void WaitEnds(ProbeThread t) => detector.WaitEnds(t);

    public override object? Notifying(ProbeThread t, object condition, ref object? shadow) => detector.Notifying(t, condition, ref shadow);

    public override void Woken(ProbeThread t, object? token) => detector.Woken(t, token);

    public override void Woke(ProbeThread t, object target, ref object? shadow, object? key, long index, int count) =>
        detector.Woke(t, target, ref shadow, key, index, count);

    public override void Stalled(IReadOnlyList<ProbeThread> threads, StallKind kind) => detector.Stalled(threads, kind);
}
