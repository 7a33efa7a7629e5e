using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Prediction;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>What prediction hears. Without it nothing here does anything.</summary>
/// <remarks>
/// Whenever a thread learns something that other schedules must keep, a new moment of it begins, so that what is dropped as a repetition of
/// the same moment depends on the same events. Writes are never dropped: a reader depends on the last one.
/// </remarks>
public sealed partial class Detector
{
    private Predictor? _predictor;

    /// <summary>Stretches of the run in which not all pairs could be looked at.</summary>
    public int PredictionsCutShort => _predictor?.CutShort ?? 0;

    /// <summary>Into how many stretches the run was cut for prediction; 0: it was not asked for.</summary>
    public int PredictionWindows => _predictor?.Windows ?? 0;

    private bool MayDrop(CellOp op) => _predictor is null || op == CellOp.Read;

    private void Step(ProbeThread t, ThreadClock clock)
    {
        clock.Step();
        _marks.Change(t);
    }

    private static VectorClock Join(VectorClock a, VectorClock b)
    {
        VectorClock joined = VectorClock.Join(a, b);
        if ((a.Trace ?? b.Trace) is not null && !ReferenceEquals(a, b))
            joined.Trace = Predictor.Merge(a.Trace, b.Trace);
        return joined;
    }

    // Under the shadow's lock, so that the order is the one in which the place saw it.
    private void Foresee(ProbeThread t, ThreadClock clock, object of, Place place, CellOp op, Access access, int site, Conflict conflict, long count = 0)
    {
        if (_predictor is { } predictor && predictor.Accessed(clock, of, place, op, access, site, conflict.Found, InfoOf, count, ValueOf(t, place, access)))
            Step(t, clock);
    }

    // Told before it happens: what is there now is what a read finds.
    private string? ValueOf(ProbeThread t, Place place, Access access) => (access, place.Kind) switch
    {
        (Access.Has or Access.Update or Access.Remove, _) or (_, PlaceKind.Part) => null,
        (Access.Read or Access.AtomicRead, PlaceKind.Property) => _names?.ValueOf(place.Owner, place.Key!),
        (Access.Read or Access.AtomicRead, PlaceKind.Element) => _names?.ElementOf(place.Owner, (uint)place.Index),
        (Access.Read or Access.AtomicRead, PlaceKind.Variable) => _names?.VariableOf(place.Owner),
        (Access.Read or Access.AtomicRead, _) => null,
        _ => t.ValueWritten(),
    };

    private void TellForeseen()
    {
        if (_predictor is null)
            return;
        foreach ((Race race, ObjectShadow? of) in _predictor.TakeFound())
            _found(race with { Birth = of?.Birth, Maker = of?.Maker });
    }

    public override void Looked(ProbeThread t, object sync, ref object? shadow)
    {
        if (_predictor is null)
            return;
        ThreadClock clock = Of(t);
        ObjectShadow of = ShadowOf(ref shadow);
        LockName name;
        lock (of)
            name = of.Name ??= new LockName(Interlocked.Increment(ref _nextLock), t.Here());
        if (_predictor.Looked(clock, name))
            Step(t, clock);
    }

    // No edge of happens-before; but without the notification the wait does not end.
    public override object? Notifying(ProbeThread t, object condition, ref object? shadow) => _predictor?.Depart(Of(t));

    public override void Woken(ProbeThread t, object? token)
    {
        ThreadClock clock = Of(t);
        if (_predictor is { } predictor && predictor.Arrive(clock, token as Stamp))
            Step(t, clock);
    }
}
