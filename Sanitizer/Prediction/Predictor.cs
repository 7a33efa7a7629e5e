using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Prediction;

/// <summary>
/// Races of other schedules of what was observed: sync-preserving races (Mathur, Pavlogiannis, Viswanathan, "Optimal prediction of
/// synchronization-preserving races", POPL 2021).
/// </summary>
/// <remarks>
/// Two accesses that the run ordered, by the luck of its locks, race if the run has a reordering that comes to a point where both are next. Of
/// the reorderings those are looked at that leave events out but keep, of what remains, the order of each thread, what each read sees, and the
/// order of the sections of each lock: the observed order, less some events. What must remain is the closure of what comes before the two accesses:
/// under what an event depends on (its thread's past, what it reads, forks, joins, messages), and, where two sections of one lock have begun,
/// under the end of the first. If neither access is in it, the run without the rest is such a reordering.
///
/// An access depends on: the write it sees, and who made the property it is about, read or written. A place that really raced keeps
/// its whole order, because what was seen there is not known. Failed attempts to take a lock, and looks at it, depend on its last change.
/// A notification comes before the wait it ends.
///
/// Memory: a window of <see cref="WindowEvents"/> events; then all of it counts as having happened. Time: so many steps of closures a window.
/// One lock guards everything here; the shadow's lock is taken outside of it.
/// </remarks>
internal sealed class Predictor(AccessSites sites)
{
    public const int WindowEvents = 60_000;

    private const int MaxPlaces = 40_000, MaxChecks = 6, MaxSteps = 20_000_000, MaxTriesOfPair = 400, MaxPairs = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(object Of, object? Key, long Index), TracePlace> _places = [];
    private readonly Dictionary<LockName, LockTrace> _locks = [];
    private readonly Dictionary<LockName, TraceThread> _open = [];
    private readonly Dictionary<(int, int), int> _pairs = [];
    private readonly List<(Race, ObjectShadow?)> _found = [];
    private int _window, _events, _threads;
    private long _order, _steps;
    private volatile bool _hasFound;

    /// <summary>Windows whose closures took too long to look at all of them.</summary>
    public int CutShort { get; private set; }

    /// <summary>Into how many windows the run was cut; accesses of two of them are not compared.</summary>
    public int Windows { get; private set; } = 1;

    // ---- Events ---------------------------------------------------------------------------------------------------------------

    /// <summary>Everything the thread did has to happen before whatever goes on with this.</summary>
    public Stamp Depart(ThreadClock t)
    {
        lock (_lock)
            return Step(Enter(t));
    }

    /// <summary>True when the thread learnt anything.</summary>
    public bool Arrive(ThreadClock t, Stamp? stamp)
    {
        lock (_lock)
            return stamp is not null && Learn(Enter(t), stamp);
    }

    public static Stamp? Merge(Stamp? a, Stamp? b)
    {
        if (a is null || b is null || a.Window != b.Window)
            return a is null || (b is not null && b.Window > a.Window) ? b : a;
        return new Stamp(a.Window, b.JoinInto(a.JoinInto([])), b.Thread, b.Index);
    }

    public void Acquired(ThreadClock t, LockName name)
    {
        lock (_lock)
        {
            TraceThread thread = Enter(t);
            LockTrace trace = TraceOf(name);
            Stamp stamp = Step(thread);
            trace.Add(new Section(thread.Id, stamp.Index, ++_order));
            trace.Last = stamp;
            _open[name] = thread;
        }
    }

    public void Released(ThreadClock t, LockName name)
    {
        lock (_lock)
        {
            TraceThread thread = Enter(t);
            LockTrace trace = TraceOf(name);
            Stamp stamp = Step(thread);
            if (trace.Open is { } open)
                open.Released = stamp;
            trace.Open = null;
            trace.Last = stamp;
            _open.Remove(name);
        }
    }

    /// <summary>The thread found out whether the lock was taken.</summary>
    public bool Looked(ThreadClock t, LockName name)
    {
        lock (_lock)
        {
            TraceThread thread = Enter(t);
            return TraceOf(name).Last is { } last && Learn(thread, last);
        }
    }

    /// <summary>An access; true when the thread learnt anything by it. What races with it is found with <see cref="TakeFound"/>.</summary>
    /// <param name="raced">It really races with an earlier one.</param>
    /// <param name="threadOf">Whose moment it was.</param>
    /// <param name="count">So many bytes; 0: no bytes.</param>
    /// <param name="value">What it reads or writes.</param>
    public bool Accessed(ThreadClock t, object of, Place place, CellOp op, Access access, int site, bool raced, Func<ulong, ThreadInfo> threadOf, long count = 0, string? value = null)
    {
        lock (_lock)
        {
            TraceThread thread = Enter(t);
            TracePlace trace = PlaceOf(of, place, count);
            trace.HasRaced |= raced;
            int[] before = thread.Others;
            var here = new TraceAccess(thread.Id, thread.Index + 1, before, op, access, site, t.Now, t.Locks, count > 0 ? place.Index : 0, count, value);
            Compare(trace, here, t, place, of as ObjectShadow, threadOf);
            thread.Others = trace.Dependencies(access, op, before);
            trace.Note(op, Step(thread), isWhole: count == 0);
            trace.Keep(here);
            return !ReferenceEquals(before, thread.Others);
        }
    }

    public IReadOnlyList<(Race Race, ObjectShadow? Of)> TakeFound()
    {
        if (!_hasFound)
            return [];
        lock (_lock)
        {
            (Race, ObjectShadow?)[] found = [.. _found];
            _found.Clear();
            _hasFound = false;
            return found;
        }
    }

    // ---- The window -----------------------------------------------------------------------------------------------------------

    private TraceThread Enter(ThreadClock t)
    {
        if (++_events > WindowEvents || _places.Count > MaxPlaces)
            NewWindow();
        return Refresh(t.Trace);
    }

    private TraceThread Refresh(TraceThread thread)
    {
        if (thread.Window != _window)
            (thread.Window, thread.Id, thread.Index, thread.Others) = (_window, _threads++, 0, []);
        return thread;
    }

    // Locks that are held stay held: their sections began before the window.
    private void NewWindow()
    {
        _window++;
        Windows++;
        (_events, _threads, _steps) = (0, 0, 0);
        _places.Clear();
        _locks.Clear();
        foreach ((LockName name, TraceThread holder) in _open)
            TraceOf(name).Add(new Section(Refresh(holder).Id, 0, ++_order));
    }

    private LockTrace TraceOf(LockName name)
    {
        if (!_locks.TryGetValue(name, out LockTrace? trace))
            _locks.Add(name, trace = new LockTrace());
        return trace;
    }

    private TracePlace PlaceOf(object of, Place place, long count)
    {
        // A part counts by its number; bytes go by whole buffers.
        long index = place.Kind switch
        {
            PlaceKind.Part => -1 - (long)place.Part,
            PlaceKind.Byte => -100,
            _ => place.Index,
        };
        (object, object?, long) name = (of, place.Kind == PlaceKind.Entry && place.Key is null ? s_entry : place.Key, count > 0 ? -100 : index);
        if (!_places.TryGetValue(name, out TracePlace? trace))
            _places.Add(name, trace = new TracePlace());
        return trace;
    }

    private static readonly object s_entry = new();

    private Stamp Step(TraceThread thread) => new(_window, thread.Others, thread.Id, ++thread.Index);

    private bool Learn(TraceThread thread, Stamp stamp)
    {
        if (stamp.Window != _window)
            return false;
        int[] before = thread.Others;
        thread.Others = stamp.JoinInto(before);
        return !ReferenceEquals(before, thread.Others);
    }

    // ---- Races ----------------------------------------------------------------------------------------------------------------

    private void Compare(TracePlace trace, TraceAccess second, ThreadClock t, Place place, ObjectShadow? of, Func<ulong, ThreadInfo> threadOf)
    {
        int checks = 0;
        for (int i = trace.Accesses.Count - 1; i >= 0 && checks < MaxChecks; i--)
        {
            TraceAccess first = trace.Accesses[i];
            // What nothing ordered was reported as it happened.
            if (first.Thread == second.Thread || !Conflicts(first.Op, second.Op) || !t.Knows(first.Epoch) || !Overlap(first, second) || ShareLock(first.Locks, second.Locks))
                continue;
            (int, int) pair = (first.Site, second.Site);
            int tries = _pairs.GetValueOrDefault(pair);
            if (tries >= MaxTriesOfPair)
                continue;
            checks++;
            bool races = IsRace(first, second);
            _pairs[pair] = races ? MaxTriesOfPair : tries + 1;
            if (races)
                Found(first, second, t, place, of, threadOf);
        }
    }

    private void Found(TraceAccess first, TraceAccess second, ThreadClock t, Place place, ObjectShadow? of, Func<ulong, ThreadInfo> threadOf)
    {
        if (_pairs.Count > MaxPairs)
            _pairs.Clear();
        AccessSite? one = sites.Find(first.Site), two = sites.Find(second.Site);
        _found.Add((new Race(place, new AccessRecord(threadOf(first.Epoch), first.Access, one?.Call, first.Locks), new AccessRecord(t.Info, second.Access, two?.Call, second.Locks), 0, 0) { IsPredicted = true, FirstValue = first.Value, SecondValue = second.Value }, of));
        _hasFound = true;
    }

    private static bool Overlap(TraceAccess a, TraceAccess b) => a.Count == 0 || b.Count == 0 || (a.From < b.From + b.Count && b.From < a.From + a.Count);

    private static bool ShareLock(LockSet a, LockSet b)
    {
        for (LockSet set = a; set.Outer is not null; set = set.Outer)
            if (b.Contains(set.Name!))
                return true;
        return false;
    }

    internal static bool Conflicts(CellOp a, CellOp b) => (a, b) switch
    {
        (CellOp.Make, _) or (_, CellOp.Make) => true,
        (CellOp.Has, _) => b == CellOp.UpdateMake,
        (_, CellOp.Has) => a == CellOp.UpdateMake,
        (CellOp.Write, _) or (_, CellOp.Write) => true,
        (CellOp.Read, _) => b is CellOp.Update or CellOp.UpdateMake,
        (_, CellOp.Read) => a is CellOp.Update or CellOp.UpdateMake,
        _ => false,
    };

    /// <summary>Neither of the two is in the closure of what comes before them.</summary>
    private bool IsRace(TraceAccess first, TraceAccess second)
    {
        int[] set = new Stamp(_window, first.Before, first.Thread, first.Index - 1).JoinInto(second.Before);
        set = new Stamp(_window, second.Before, second.Thread, second.Index - 1).JoinInto(set);
        while (true)
        {
            if (Stamp.At(set, first.Thread) >= first.Index || Stamp.At(set, second.Thread) >= second.Index)
                return false;
            int[] before = set;
            foreach (LockTrace trace in _locks.Values)
            {
                if (trace.Sections.Count < 2)
                    continue;
                if (Close(trace, ref set) is false)
                    return false;
            }
            if (ReferenceEquals(before, set))
                return true;
        }
    }

    // Of the sections that have begun all but the last must have ended. Null: nothing to say; false: one that has not.
    private bool? Close(LockTrace trace, ref int[] set)
    {
        Section? last = null;
        foreach ((int thread, List<Section> sections) in trace.Sections)
        {
            if (++_steps > MaxSteps)
            {
                CutShort += _steps == MaxSteps + 1 ? 1 : 0;
                return false;
            }
            if (LockTrace.LastWithin(sections, Stamp.At(set, thread)) is { } begun && (last is null || begun.Order > last.Order))
                last = begun;
        }
        if (last is null)
            return null;
        foreach ((int thread, List<Section> sections) in trace.Sections)
        {
            if (LockTrace.LastWithin(sections, Stamp.At(set, thread)) is not { } begun || ReferenceEquals(begun, last))
                continue;
            if (begun.Released is not { } released)
                return false;
            set = released.JoinInto(set);
        }
        return true;
    }
}
