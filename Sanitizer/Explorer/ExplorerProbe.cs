using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Hears what threads are about to do, and lets the scheduler decide before each step that others can notice. Hands everything on to a detector, if there is one.</summary>
/// <remarks>One instance serves one run. Called by whoever has the turn; a call may come back much later, when the turn does.</remarks>
internal sealed class ExplorerProbe(RunControl scheduler, PointMap map, Probe? inner) : Probe(map.Calls)
{
    private const int QuietMax = 2000;

    private IProbeNames _names = null!;
    private int _objects;

    public IProbeNames Names => _names;

    /// <summary>The program ended before threads of it did.</summary>
    public bool StoppedThreads { get; private set; }

    /// <summary>What a thread that ended leaves for those that join it.</summary>
    private sealed record End(Strand Strand, object? Inner);

    /// <summary>What jobs and reactions leave for who goes on because of them: steps, and the detector's own.</summary>
    private sealed record Token(int[] Steps, object? Inner);

    public override void Attached(IProbeNames names, ProbeThread main)
    {
        _names = names;
        scheduler.AddMain((EngineThread)main);
        using (Hushed)
            inner?.Attached(names, main);
    }

    private Strand Of(ProbeThread t) => scheduler.Of(Unsafe.As<EngineThread>(t));

    private Trail TrailOf(ref object? shadow) => Unsafe.As<Trail?>(shadow) ?? NewTrail(ref shadow);

    private Trail NewTrail(ref object? shadow)
    {
        var made = new Trail();
        shadow = made;
        return made;
    }

    // Given at an object's first step, not when it is first heard of: how often the engine tells of what is no step is its own affair.
    private int NumberOf(Trail trail) => trail.Number == 0 ? trail.Number = ++_objects : trail.Number;

    // ---- Accesses -----------------------------------------------------------------------------------------------------

    /// <summary>Returns when the thread may make the access.</summary>
    private Strand Touch(ProbeThread t, Trail trail, object target, Space space, object? key, long from, long to, Effect effect)
    {
        Strand strand = Of(t);
        if (scheduler.IsOver)
            return strand;
        CodeSite site = t.Here();
        PointClass place = map.ClassOf(site, space, _names);
        trail.PlaceOf(space, key, from).Note(strand, effect, place, map);
        scheduler.Inside?.Note(strand, site, target, effect, place);
        if (scheduler.IsAlone)
            return strand;
        scheduler.Progress();
        if (place.IsPoint)
            scheduler.Point(strand, new Operation(space, effect, target, key, from, to) { TargetNumber = NumberOf(trail), Site = site, IsWide = scheduler.Inside is not null });
        else if (++strand.Quiet > QuietMax)
            scheduler.Point(strand, Operation.Start with { Verb = "go on", Site = site, IsYield = true });
        return strand;
    }

    public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access)
    {
        Trail trail = TrailOf(ref shadow);
        Touch(t, trail, o, Space.Property, key, 0, 0, Places.EffectOf(access));
        if (access is Access.Add or Access.Remove)
            NoteKeys(t, trail, Part.KeySet);
        using (Hushed)
            inner?.Property(t, o, ref trail.Inner, key, access);
    }

    private void NoteKeys(ProbeThread t, Trail trail, Part part) =>
        trail.PlaceOf(Space.Part, Places.Of(part), 0).Note(Of(t), Effect.Update, map.ClassOf(t.Here(), Space.Part, _names), map);

    public override void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access)
    {
        Trail trail = TrailOf(ref shadow);
        Touch(t, trail, o, Space.Element, null, index, index + 1L, Places.EffectOf(access));
        using (Hushed)
            inner?.Element(t, o, ref trail.Inner, index, access);
    }

    public override void Elements(ProbeThread t, object o, ref object? shadow, uint from, uint to, Access access)
    {
        Trail trail = TrailOf(ref shadow);
        NoteRange(t, trail, Space.Element, from, to, access);
        Touch(t, trail, o, Space.Element, null, from, to, Places.EffectOf(access));
        using (Hushed)
            inner?.Elements(t, o, ref trail.Inner, from, to, access);
    }

    private void NoteRange(ProbeThread t, Trail trail, Space space, long from, long to, Access access)
    {
        const int Most = 256;
        PointClass place = map.ClassOf(t.Here(), space, _names);
        for (long i = from + 1; i < Math.Min(to, from + Most); i++)
            trail.PlaceOf(space, null, i).Note(Of(t), Places.EffectOf(access), place, map);
    }

    public override void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access)
    {
        Trail trail = TrailOf(ref shadow);
        Touch(t, trail, o, Space.Part, Places.Of(part), 0, 0, Places.EffectOf(access));
        using (Hushed)
            inner?.OfPart(t, o, ref trail.Inner, part, access);
    }

    public override void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access)
    {
        Trail trail = TrailOf(ref shadow);
        Touch(t, trail, collection, Space.Entry, key, keyBits, 0, Places.EffectOf(access));
        if (access is Access.Add or Access.Remove)
            NoteKeys(t, trail, Part.Entries);
        using (Hushed)
            inner?.Entry(t, collection, ref trail.Inner, key, keyBits, access);
    }

    public override void Cleared(ProbeThread t, object collection, ref object? shadow)
    {
        Trail trail = TrailOf(ref shadow);
        Touch(t, trail, collection, Space.Part, Places.Of(Part.Entries), 0, 0, Effect.Change);
        using (Hushed)
            inner?.Cleared(t, collection, ref trail.Inner);
    }

    public override void Variable(ProbeThread t, object variable, ref object? shadow, Access access)
    {
        Trail trail = TrailOf(ref shadow);
        Touch(t, trail, variable, Space.Variable, null, 0, 0, Places.EffectOf(access));
        using (Hushed)
            inner?.Variable(t, variable, ref trail.Inner, access);
    }

    public override void Bytes(ProbeThread t, object buffer, ref object? shadow, long offset, long count, Access access)
    {
        Trail trail = TrailOf(ref shadow);
        NoteRange(t, trail, Space.Bytes, offset, offset + count, access);
        Touch(t, trail, buffer, Space.Bytes, null, offset, offset + count, Places.EffectOf(access));
        using (Hushed)
            inner?.Bytes(t, buffer, ref trail.Inner, offset, count, access);
    }

    public override bool HearsOfBirths => inner is { HearsOfBirths: true };

    public override void Allocated(ProbeThread t, object o, ref object? shadow)
    {
        if (inner is null)
            return;
        Trail trail = TrailOf(ref shadow);
        using (Hushed)
            inner.Allocated(t, o, ref trail.Inner);
    }

    // ---- Synchronisation: always a point ---------------------------------------------------------------------------------

    // Inside the engine a lock that another thread has is tried all the same: how it is waited for is what schedules go through then.
    private void Sync(ProbeThread t, Trail trail, object sync, Effect effect, string verb, object? also = null, bool acquires = false, bool releases = false)
    {
        if (scheduler.IsOver || scheduler.IsAlone)
            return;
        scheduler.Progress();
        scheduler.Point(Of(t), new Operation(Space.Sync, effect, sync) { TargetNumber = NumberOf(trail), Site = t.Here(), Verb = verb, Also = also, IsAcquire = acquires && scheduler.Inside is null, IsRelease = releases });
    }

    public override object? AtomicBegin(ProbeThread t, object o, ref object? shadow, object? key, long index, int bytes = 0)
    {
        Trail trail = TrailOf(ref shadow);
        if (!scheduler.IsOver && !scheduler.IsAlone)
        {
            // What it will turn out to be is not known yet, so it counts as the most it can be.
            Space space = bytes > 0 ? Space.Bytes : key is null ? Space.Element : Space.Property;
            CodeSite site = t.Here();
            trail.PlaceOf(space, key, index).Note(Of(t), Effect.Change, map.ClassOf(site, space, _names), map);
            scheduler.Progress();
            scheduler.Point(Of(t), new Operation(space, Effect.Make, o, key, index, index + Math.Max(1, bytes)) { TargetNumber = NumberOf(trail), Site = site, Verb = "atomic" });
        }
        using (Hushed)
            return inner?.AtomicBegin(t, o, ref trail.Inner, key, index, bytes);
    }

    public override void AtomicEnd(ProbeThread t, object? token, Access access)
    {
        using (Hushed)
            inner?.AtomicEnd(t, token, access);
    }

    public override void Before(ProbeThread t, SyncOperation operation, object sync, ref object? shadow)
    {
        Trail trail = TrailOf(ref shadow);
        switch (operation)
        {
            case SyncOperation.Acquire:
                Sync(t, trail, sync, Effect.Change, "take lock", acquires: true);
                break;
            case SyncOperation.TryAcquire:
                Sync(t, trail, sync, Effect.Change, "try lock");
                break;
            case SyncOperation.Look:
                Sync(t, trail, sync, Effect.Look, "look at lock");
                break;
            case SyncOperation.Notify:
                Sync(t, trail, sync, Effect.Change, "notify");
                break;
            default:
                // Most promises belong to one thread: a place like others.
                Touch(t, trail, sync, Space.Sync, null, 0, 0, Effect.Change);
                break;
        }
    }

    public override void Notified(ProbeThread t, object sync, int woken) => scheduler.Notified(sync, woken);

    public override void Waiting(ProbeThread t, object sync, ref object? shadow)
    {
        Trail trail = TrailOf(ref shadow);
        using (Hushed)
            inner?.Waiting(t, sync, ref trail.Inner);
    }

    public override void Acquired(ProbeThread t, object sync, ref object? shadow)
    {
        Trail trail = TrailOf(ref shadow);
        NoteHolder(t, trail, sync);
        using (Hushed)
            inner?.Acquired(t, sync, ref trail.Inner);
    }

    private void NoteHolder(ProbeThread t, Trail trail, object sync)
    {
        Strand strand = Of(t);
        trail.Holder = strand;
        scheduler.Holds(sync, strand);
        strand.Reacquires = null;
    }

    // Who gives up in time deadlocks with nobody.
    public override void AcquiredInTime(ProbeThread t, object sync, ref object? shadow)
    {
        Trail trail = TrailOf(ref shadow);
        NoteHolder(t, trail, sync);
        using (Hushed)
            inner?.AcquiredInTime(t, sync, ref trail.Inner);
    }

    public override void Looked(ProbeThread t, object sync, ref object? shadow)
    {
        using (Hushed)
            inner?.Looked(t, sync, ref TrailOf(ref shadow).Inner);
    }

    public override object? Notifying(ProbeThread t, object condition, ref object? shadow)
    {
        using (Hushed)
            return inner?.Notifying(t, condition, ref TrailOf(ref shadow).Inner);
    }

    public override void Woken(ProbeThread t, object? token)
    {
        using (Hushed)
            inner?.Woken(t, token);
    }

    public override void Stopped(ProbeThread t)
    {
        StoppedThreads |= !scheduler.IsOver;
        using (Hushed)
            inner?.Stopped(t);
    }

    public override void Releasing(ProbeThread t, object sync, ref object? shadow)
    {
        Trail trail = TrailOf(ref shadow);
        var thread = Unsafe.As<EngineThread>(t);
        object? condition = thread.WaitsFor == WaitKind.Condition ? thread.WaitsOn : null;
        Sync(t, trail, sync, Effect.Change, condition is null ? "release lock" : "wait", condition, releases: true);
        Strand strand = Of(t);
        strand.Reacquires = condition is null ? null : sync;
        trail.Holder = null;
        scheduler.Holds(sync, null);
        using (Hushed)
            inner?.Releasing(t, sync, ref trail.Inner);
    }

    // ---- Threads and edges -----------------------------------------------------------------------------------------------

    public override void Forked(ProbeThread parent, ProbeThread child, string name)
    {
        Strand by = Of(parent), made = scheduler.Add((EngineThread)child);
        made.Birth = parent.Here();
        made.Parent = by.Number;
        made.Learn(by, by.Epoch++);
        using (Hushed)
            inner?.Forked(parent, child, name);
        child.Probe = child.Recorder = parent.Recorder = this;
    }

    public override object? Ended(ProbeThread child)
    {
        Strand strand = Of(child);
        using (Hushed)
            return new End(strand, inner?.Ended(child));
    }

    public override void Joined(ProbeThread t, object? token)
    {
        if (token is not End end)
            return;
        Strand strand = Of(t);
        strand.Learn(end.Strand, end.Strand.Epoch);
        strand.After.Add(end.Strand.LastStep);
        scheduler.Joined(end.Strand);
        if (inner is null)
        {
            if (scheduler.IsAlone)
                t.Recorder = null;
            return;
        }
        if (t.Recorder is null)
            return;
        using (Hushed)
            inner.Joined(t, end.Inner);
        if (t.Recorder is not null)
            t.Recorder = this;
    }

    public override object? Depart(ProbeThread t)
    {
        if (t.Recorder is null)
            return null;
        using (Hushed)
            return new Token([Of(t).LastStep], inner?.Depart(t));
    }

    public override void Arrive(ProbeThread t, object? token)
    {
        Token? known = token as Token ?? (token is End end ? new Token([end.Strand.LastStep], end.Inner) : null);
        if (known is null)
            return;
        Strand strand = Of(t);
        foreach (int step in known.Steps)
        {
            if (step >= 0 && !strand.After.Contains(step))
                strand.After.Add(step);
        }
        using (Hushed)
            inner?.Arrive(t, known.Inner);
    }

    public override object? Merge(object? first, object? second) => (first, second) switch
    {
        (Token a, Token b) => new Token([.. a.Steps, .. b.Steps], inner?.Merge(a.Inner, b.Inner)),
        _ => second ?? first,
    };

    /// <summary>While somebody else listens: what it looks at is no step of the program's.</summary>
    private Hush Hushed => new(inner is null ? null : scheduler);

    private readonly ref struct Hush
    {
        private readonly RunControl? _control;
        private readonly bool _was;

        public Hush(RunControl? control)
        {
            _control = control;
            if (control is null)
                return;
            _was = control.IsHushed;
            control.IsHushed = true;
        }

        public void Dispose()
        {
            if (_control is not null)
                _control.IsHushed = _was;
        }
    }
}
