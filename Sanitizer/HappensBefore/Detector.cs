using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Prediction;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>
/// Happens-before race detection: events in, races out. FastTrack (Flanagan, Freund, PLDI 2009) with the kinds of access that JavaScript's objects
/// need; what a place is and what conflicts stands in LOCATIONS.md (D1…), which edges there are in HAPPENS-BEFORE.md (H1…).
/// </summary>
/// <remarks>
/// A thread's clock belongs to it; an object's cells change under the lock of its shadow; the list of threads under one lock here.
/// While one thread is left, and it knows of the end of all others, nothing is recorded: all that it does is ordered.
/// </remarks>
/// <param name="recordsAll">Whether that is recorded nevertheless, and accesses to objects that nobody else can have: for tests of what is told.</param>
public sealed partial class Detector(Action<Race> found, bool predicts = false, bool skipsYoung = true, bool recordsAll = false) : Probe
{
    private readonly Action<Race> _found = found;
    private readonly Lock _threads = new();
    private readonly List<Slot> _slots = [];
    private int _live = 1, _nextLock;
    private IProbeNames? _names;

    /// <summary>What was heard, for the summary of a run.</summary>
    public long Threads { get; private set; } = 1;
    public long SyncOperations => Sum(_endedSyncOperations, static clock => clock.SyncOperations);

    /// <summary>Accesses that had to be looked at; those that repeat one of the same moment are not counted.</summary>
    public long Accesses => Sum(_endedAccesses, static clock => clock.Accesses);

    private long _endedAccesses, _endedSyncOperations;

    private long Sum(long ended, Func<ThreadClock, long> of)
    {
        lock (_threads)
            return ended + _liveClocks.Sum(of);
    }

    /// <summary>One index of all vector clocks; used again by a new thread when its parent knows the old one's end.</summary>
    private sealed class Slot
    {
        public long LastClock;
        public bool InUse;
        public VectorClock? End;
        public readonly List<(long From, ThreadInfo Info)> Tenants = [];
    }

    public override void Attached(IProbeNames names, ProbeThread main)
    {
        _names = names;
        _sites = AccessSites.Of(main.Probe!.Calls);
        _predictor = predicts ? new Predictor(_sites) : null;
        main.ProbeState = NewThread(VectorClock.Empty, new ThreadInfo("main", null, null));
        _marks.Change(main);
        if (_recordsAll)
            main.Recorder = this;
    }

    public IProbeNames? Names => _names;

    private readonly bool _recordsAll = recordsAll;
    private AccessSites _sites = null!;
    private readonly BirthMarks _marks = new(isOn: skipsYoung && !recordsAll);

    private VectorClock Release(ProbeThread t, ThreadClock clock)
    {
        VectorClock released = clock.Release();
        released.Trace = _predictor?.Depart(clock);
        _marks.Change(t);
        return released;
    }

    private static ThreadClock Of(ProbeThread t) => Unsafe.As<ThreadClock>(t.ProbeState!);

    private ThreadClock NewThread(VectorClock inherited, ThreadInfo info)
    {
        lock (_threads)
        {
            int slot = _slots.FindIndex(old => !old.InUse && old.End is not null && inherited[_slots.IndexOf(old)] >= old.LastClock);
            if (slot < 0)
            {
                slot = _slots.Count;
                _slots.Add(new Slot());
            }
            Slot tenant = _slots[slot];
            tenant.InUse = true;
            tenant.End = null;
            tenant.Tenants.Add((tenant.LastClock + 1, info));
            if (tenant.Tenants.Count > 64)
                tenant.Tenants.RemoveAt(0);
            var clock = new ThreadClock(slot, inherited, tenant.LastClock + 1, info);
            _liveClocks.Add(clock);
            return clock;
        }
    }

    private ThreadInfo InfoOf(ulong epoch)
    {
        lock (_threads)
        {
            List<(long From, ThreadInfo Info)> tenants = _slots[Epoch.Slot(epoch)].Tenants;
            int at = tenants.FindLastIndex(tenant => tenant.From <= Epoch.Clock(epoch));
            return tenants[Math.Max(at, 0)].Info;
        }
    }

    // H2: what the parent did before comes before the child's first step.
    public override void Forked(ProbeThread parent, ProbeThread child, string name)
    {
        ThreadClock p = Of(parent);
        child.ProbeState = Fork(parent, p, new ThreadInfo(p.Info.Worker is { } worker ? $"{name} of {worker}" : name, parent.Here(), p.Info) { Worker = p.Info.Worker });
        _marks.Change(child);
        child.Probe = this;
        child.Recorder = this;
    }

    private ThreadClock Fork(ProbeThread parent, ThreadClock p, ThreadInfo info)
    {
        VectorClock known = Release(parent, p);
        ThreadClock c = NewThread(known, info);
        _predictor?.Arrive(c, known.Trace);
        lock (_threads)
        {
            _live++;
            Threads++;
        }
        parent.Recorder = this;
        return c;
    }

    // H12: what the parent did before comes before the worker's first step. The worker counts from here on, before its engine is there.
    public override object? WorkerForked(ProbeThread parent, string name)
    {
        ThreadClock p = Of(parent);
        return Fork(parent, p, new ThreadInfo(name, parent.Here(), p.Info) { Worker = name });
    }

    public override void WorkerAttached(ProbeThread worker, object token)
    {
        worker.ProbeState = token;
        _marks.Change(worker);
        worker.Recorder = this;
    }

    public override object? WorkerEnded(ProbeThread? worker, object token) => worker is null ? End((ThreadClock)token) : Ended(worker);

    // H11: host calls that ended before this one began come before it; nothing else is known of what the host does.
    public override void Visiting(ProbeThread main, ProbeThread visitor, string name, object? token)
    {
        VectorClock known = token as VectorClock ?? VectorClock.Empty;
        ThreadClock v = NewThread(known, new ThreadInfo(name, null, null));
        _predictor?.Arrive(v, known.Trace);
        visitor.ProbeState = v;
        _marks.Change(visitor);
        visitor.Probe = this;
        lock (_threads)
        {
            _live++;
            Threads++;
        }
        // What the main thread did before was not heard of, and what it does from now on is.
        visitor.Recorder = this;
        main.Recorder = this;
    }

    public override object? Ended(ProbeThread child)
    {
        ThreadClock c = Of(child);
        NoteAbandoned(c);
        VectorClock end = End(c);
        _marks.Free(child);
        return end;
    }

    private VectorClock End(ThreadClock c)
    {
        long last = Epoch.Clock(c.Now);
        VectorClock end = c.Release();
        end.Trace = _predictor?.Depart(c);
        lock (_threads)
        {
            _live--;
            _endedAccesses += c.Accesses;
            _endedSyncOperations += c.SyncOperations;
            _liveClocks.Remove(c);
            Slot slot = _slots[c.Slot];
            slot.InUse = false;
            slot.LastClock = last;
            slot.End = end;
        }
        return end;
    }

    // H3: what the child did comes before what the joiner does.
    public override void Joined(ProbeThread t, object? token)
    {
        Arrive(t, token);
        ThreadClock clock = Of(t);
        lock (_threads)
        {
            if (_live > 1)
                return;
            for (int i = 0; i < _slots.Count; i++)
                if (i != clock.Slot && clock.KnownOf(i) < _slots[i].LastClock)
                    return;
        }
        if (!_recordsAll)
            t.Recorder = null;
    }

    public override object? Depart(ProbeThread t)
    {
        if (t.Recorder is null)
            return null;
        ThreadClock clock = Of(t);
        clock.SyncOperations++;
        return Release(t, clock);
    }

    public override void Arrive(ProbeThread t, object? token)
    {
        if (token is not VectorClock known)
            return;
        ThreadClock clock = Of(t);
        clock.Learn(known);
        if (_predictor is { } predictor && predictor.Arrive(clock, known.Trace))
            Step(t, clock);
    }

    public override object? Merge(object? first, object? second) =>
        first is VectorClock a && second is VectorClock b ? Join(a, b) : first ?? second;

    // H4: what the last holder did comes before what the next one does.
    public override void Acquired(ProbeThread t, object sync, ref object? shadow) => Acquired(t, ref shadow, isOrdered: true);

    // Who gives up in time deadlocks with nobody, so its order counts for nothing.
    public override void AcquiredInTime(ProbeThread t, object sync, ref object? shadow) => Acquired(t, ref shadow, isOrdered: false);

    private void Acquired(ProbeThread t, ref object? shadow, bool isOrdered)
    {
        ThreadClock clock = Of(t);
        ObjectShadow of = ShadowOf(ref shadow);
        CodeSite here = t.Here();
        clock.SyncOperations++;
        LockName name;
        lock (of)
        {
            name = of.Name ??= new LockName(Interlocked.Increment(ref _nextLock), here);
            if (of.Released is { } released)
                clock.Learn(released);
            of.Holder = clock;
        }
        clock.SettleLocks();
        int asked = clock.Asked.FindIndex(request => ReferenceEquals(request.Of, of));
        if (asked >= 0)
            clock.Asked.RemoveAt(asked);
        if (isOrdered)
            LocksTaken(clock, name, here);
        clock.Locks = clock.Locks.With(name, here);
        if (_predictor is not { } predictor)
            return;
        predictor.Acquired(clock, name);
        Step(t, clock);
    }

    public override void Releasing(ProbeThread t, object sync, ref object? shadow)
    {
        ThreadClock clock = Of(t);
        ObjectShadow of = ShadowOf(ref shadow);
        clock.SyncOperations++;
        lock (of)
        {
            of.Released = Release(t, clock);
            if (of.Name is not { } name)
                return;
            GivenBackAfterAll(name);
            _predictor?.Released(clock, name);
            if (of.Holder is { } holder && !ReferenceEquals(holder, clock))
                holder.GivenBack.Enqueue(name);
            else
                clock.Locks = clock.Locks.Without(name);
            of.Holder = null;
        }
    }

    private static ObjectShadow ShadowOf(ref object? shadow)
    {
        // One look: what is replaced must be what was found to be no shadow.
        object? before = Volatile.Read(ref shadow);
        if (before is ObjectShadow known)
            return known;
        var made = new ObjectShadow();
        if (before is Birth birth)
            (made.Birth, made.Maker) = (birth.Site, birth.Maker);
        object? winner = Interlocked.CompareExchange(ref shadow, made, before);
        return ReferenceEquals(winner, before) ? made : (ObjectShadow)winner!;
    }

    private void Report(Place place, ObjectShadow? shadow, ThreadClock t, ProbeThread thread, Access access, Conflict conflict)
    {
        AccessSite? site = _sites.Find(conflict.Site);
        var first = new AccessRecord(InfoOf(conflict.Epoch), AccessOf(conflict.Op), site?.Call, site?.Locks ?? LockSet.None);
        var second = new AccessRecord(t.Info, access, thread.Here(), t.Locks);
        _found(new Race(place, first, second, Epoch.Clock(conflict.Epoch), t.KnownOf(Epoch.Slot(conflict.Epoch)))
        {
            Birth = shadow?.Birth,
            Maker = shadow?.Maker,
            Writer = thread,
        });
    }

    private static Access AccessOf(CellOp op) => op switch
    {
        CellOp.Read => Access.Read,
        CellOp.Has => Access.Has,
        CellOp.AtomicRead => Access.AtomicRead,
        CellOp.Write => Access.Write,
        CellOp.Make => Access.Add,
        CellOp.Update => Access.Update,
        CellOp.UpdateMake => Access.AtomicAdd,
    };
}
