using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Deadlocks;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Waits: what a thread waits for, what came too early, and who waits for ever.</summary>
public sealed partial class Detector
{
    private readonly Lock _waits = new();
    private readonly List<Stall> _stalls = [];
    private readonly Dictionary<LockName, AbandonedLock> _abandoned = [];

    /// <summary>A thread's present wait.</summary>
    internal sealed record WaitNote(WaitReason Kind, ObjectShadow? Of, EntryKey Key, ThreadClock? Joined, CodeSite Here);

    /// <summary>Threads that were found to wait for ever.</summary>
    public IReadOnlyList<Stall> Stalls
    {
        get
        {
            lock (_waits)
                return [.. _stalls];
        }
    }

    /// <summary>Locks that threads left behind, and that are taken still.</summary>
    public IReadOnlyList<AbandonedLock> AbandonedLocks
    {
        get
        {
            lock (_waits)
                return [.. _abandoned.Values.OrderBy(left => left.Name.Id)];
        }
    }

    public override void WaitBegins(ProbeThread t, WaitReason kind, object target, ref object? shadow, object? key = null, long index = 0)
    {
        ThreadClock clock = Of(t);
        ThreadClock? joined = kind == WaitReason.ThreadEnd ? (target as ProbeThread)?.ProbeState as ThreadClock : null;
        ObjectShadow? of = kind is WaitReason.Lock or WaitReason.Condition or WaitReason.Value ? ShadowOf(ref shadow) : null;
        CodeSite here = t.Here();
        if (kind == WaitReason.Lock)
        {
            LockName name;
            lock (of!)
                name = of.Name ??= new LockName(Interlocked.Increment(ref _nextLock), here);
            LocksTaken(clock, name, here);
        }
        clock.Waiting = new WaitNote(kind, of, new EntryKey(key, index), joined, here);
    }

    // Nobody waits for a lock that comes by a job, until the thread has nothing else to do.
    public override void Asked(ProbeThread t, object sync, ref object? shadow)
    {
        ThreadClock clock = Of(t);
        ObjectShadow of = ShadowOf(ref shadow);
        CodeSite here = t.Here();
        lock (of)
            of.Name ??= new LockName(Interlocked.Increment(ref _nextLock), here);
        clock.Asked.Add((of, here));
    }

    public override void WaitEnds(ProbeThread t) => Of(t).Waiting = null;

    public override void Woke(ProbeThread t, object target, ref object? shadow, object? key, long index, int count)
    {
        if (count > 0)
            return;
        ObjectShadow of = ShadowOf(ref shadow);
        var missed = new MissedNotification(Of(t).Info, t.Here());
        lock (of)
            of.NoteMissed(new EntryKey(key, index), missed);
    }

    public override void Stalled(IReadOnlyList<ProbeThread> threads, StallKind kind)
    {
        var waits = new List<StalledWait>();
        foreach (ProbeThread t in threads)
        {
            if (t.ProbeState is ThreadClock { Waiting: { } note } clock)
                waits.Add(Describe(clock, note));
        }
        if (waits.Count == 0)
            return;
        lock (_waits)
            _stalls.Add(new Stall(kind, waits));
    }

    private static StalledWait Describe(ThreadClock clock, WaitNote note)
    {
        clock.SettleLocks();
        if (note.Kind == WaitReason.Turn && AskedInVain(clock) is { } wait)
            return wait;
        if (note.Of is not { } of)
            return new StalledWait(clock.Info, note.Kind, note.Here, clock.Locks, null, note.Joined?.Info, null);
        lock (of)
        {
            bool isLock = note.Kind == WaitReason.Lock;
            return new StalledWait(clock.Info, note.Kind, note.Here, clock.Locks, isLock ? of.Name : null, isLock ? of.Holder?.Info : null, of.MissedAt(note.Key));
        }
    }

    /// <summary>The first lock that the thread asked for and that somebody has.</summary>
    private static StalledWait? AskedInVain(ThreadClock clock)
    {
        foreach ((ObjectShadow of, CodeSite here) in clock.Asked)
        {
            lock (of)
            {
                if (of.Holder is { } holder)
                    return new StalledWait(clock.Info, WaitReason.Turn, here, clock.Locks, of.Name, ReferenceEquals(holder, clock) ? null : holder.Info, null);
            }
        }
        return null;
    }

    // A thread that was stopped gives its tokens back to nobody; that is no fault of the program.
    public override void Stopped(ProbeThread t) => Of(t).WasStopped = true;

    private void NoteAbandoned(ThreadClock clock)
    {
        clock.SettleLocks();
        if (clock.Locks.Count == 0 || clock.WasStopped)
            return;
        lock (_waits)
        {
            foreach (LockSet held in clock.Locks.Each())
                _abandoned.TryAdd(held.Name!, new AbandonedLock(clock.Info, held.Name!, held.Taken));
        }
    }

    // Release functions and unlock tokens go from hand to hand: a lock may outlive the thread that took it.
    private void GivenBackAfterAll(LockName name)
    {
        if (_abandoned.Count == 0)
            return;
        lock (_waits)
            _abandoned.Remove(name);
    }
}
