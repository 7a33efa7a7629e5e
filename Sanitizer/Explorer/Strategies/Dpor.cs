using System.Globalization;

namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>
/// Dynamic partial order reduction: of all schedules that no thread could tell apart it runs one, and says when it has run them all. For programs
/// that end, that is a proof.
/// </summary>
/// <remarks>
/// Abdulla, Aronis, Jonsson, Sagonas, "Optimal dynamic partial order reduction" (POPL 2014): the source-set algorithm (their Algorithm 1) with sleep
/// sets. After a run every pair of steps that race gives the decision before the first of them another thread to try, unless one that
/// would do is there already; threads sleep whose next step was tried from here and commutes with what came since.
/// Deviations: stateless, so the path is run again from the program's beginning; runs that only sleeping threads could go on with are cut
/// short and counted apart (the optimal algorithm has none); a lock that is taken disables who wants it, so a lock's release and the next
/// take never race, its takes do.
/// A wait that time could have ended has two next steps: when another thread ended it, its end by time is tried in place of that thread's step. Such
/// ends are in order with everything, so how many there are while others could go on is the same in all schedules of a class. Classes with few of them
/// come first, round by round; a round runs those of earlier rounds again. A run that ends before all threads do is in order with all that was to come.
/// Not seen as steps that do not commute, without points inside the engine: two threads that post to a third one's queue at their ends.
/// </remarks>
public sealed class Dpor : Strategy
{
    private const int StepsMost = 4000, EarlyAtFirst = 2;

    private readonly int _earlyMost;
    private readonly List<Node> _path = [];
    private readonly HashSet<int> _sleep = [];
    private int _depth, _early, _bound, _boundDone;
    private bool _begun, _changed, _isComplete, _isBounded, _hasLong, _hasStops, _isInside;
    private long _classes, _cut, _classesDone;

    /// <param name="earlyMost">At most so many waits of a run are ended by time while other threads could go on.</param>
    public Dpor(int earlyMost = int.MaxValue) => _earlyMost = earlyMost;

    /// <summary>A decision of the present path.</summary>
    private sealed class Node(int[] enabled, int timed, int earlyBefore, int chosen, IEnumerable<int> sleep)
    {
        public readonly int[] Enabled = enabled;

        /// <summary>The one of them whose wait time would end; -1: none.</summary>
        public readonly int Timed = timed;
        public readonly int EarlyBefore = earlyBefore;
        public readonly SortedSet<int> Backtrack = [chosen];
        public readonly HashSet<int> Sleep = [.. sleep];
        public int Chosen = chosen;
    }

    public override string Name => "dpor";

    public override bool IsComplete => _isComplete && !_isBounded && !_hasLong && !_hasStops;

    /// <summary>Runs that no other run was like.</summary>
    public long Classes => _classes;

    /// <summary>Runs that were cut short.</summary>
    public long Redundant => _cut;

    public override string? Coverage => !_isComplete
        ? _boundDone >= 0 ? $"no failure in {AnyOf(_classesDone)}: all in which time ends at most {_boundDone} waits early" : null
        : _hasLong ? $"{Counted(_classes)}; some runs were too long to look at every pair of steps"
        : _hasStops ? $"{Counted(_classes)}; not all: the program ends before its threads do, and what they would have done next was not seen"
        : _isBounded ? $"no failure in {AnyOf(_classes)}: all in which time ends at most {_bound} waits early"
        : $"no failure in {AnyOf(_classes)}: all {(_isInside ? "that the points inside the engine tell apart" : "there are")}";

    private static string Counted(long count) => count == 1 ? "1 schedule class" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} schedule classes";

    private static string AnyOf(long count) => count == 1 ? Counted(count) : $"any of {Counted(count)}";

    public override bool Begin(ulong seed)
    {
        if (_changed || !_begun)
        {
            _begun = true;
            _bound = Math.Min(EarlyAtFirst, _earlyMost);
            _boundDone = -1;
            Restart();
        }
        else if (_isComplete && _isBounded && _bound < _earlyMost)
        {
            (_boundDone, _classesDone) = (_bound, _classes);
            _bound = Math.Min(_bound * 2, _earlyMost);
            Restart();
        }
        _depth = _early = 0;
        _sleep.Clear();
        return !_isComplete;
    }

    private void Restart()
    {
        _path.Clear();
        _changed = _isComplete = _isBounded = _hasLong = _hasStops = false;
        _classes = _cut = 0;
    }

    public override int Choose(IScheduleView view)
    {
        if (_depth == _path.Count)
        {
            int timed = -1;
            foreach (int ready in view.Ready)
            {
                if (view.StrandOf(ready).State == StrandState.Blocked)
                    timed = ready;
            }
            int first = First(view);
            if (first >= 0 && first == timed && _early >= _bound)
            {
                _isBounded = true;
                first = -1;
            }
            if (first < 0)
                return -1;
            _path.Add(new Node(view.Ready.ToArray(), timed, _early, first, _sleep));
        }
        Node node = _path[_depth++];
        if (node.Chosen == node.Timed)
            _early++;
        _sleep.Clear();
        _sleep.UnionWith(node.Sleep);
        return node.Chosen;
    }

    private int First(IScheduleView view)
    {
        int current = view.Current;
        if (current >= 0 && !_sleep.Contains(current) && !view.StrandOf(current).Next.IsYield)
            return current;
        int last = -1;
        foreach (int ready in view.Ready)
        {
            if (_sleep.Contains(ready))
                continue;
            if (ready != current && view.StrandOf(ready).State == StrandState.Ready)
                return ready;
            last = ready;
        }
        return last;
    }

    public override bool MayGoOn(IScheduleView view, int only) => !_sleep.Contains(only);

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation)
    {
        _sleep.Remove(strand.Number);
        if (_sleep.Count == 0)
            return;
        Operation step = operation;
        _sleep.RemoveWhere(sleeping => view.StrandOf(sleeping).Next.ConflictsWith(step));
    }

    public override void Finished(RunOutcome outcome)
    {
        if (_changed)
            return;
        if (outcome.WasCut)
            _cut++;
        else
            _classes++;
        _hasStops |= outcome.StoppedThreads;
        _isInside = _isInside || outcome.Trace.Any(static step => step.Operation.Space == Space.Engine);
        if (_path.Count > _depth)
            _path.RemoveRange(_depth, _path.Count - _depth);
        if (outcome.Trace.Count <= StepsMost)
            FindRaces(outcome.Trace, EndsEarly(outcome));
        else
            _hasLong = true;
        while (_path.Count > 0)
        {
            Node node = _path[^1];
            node.Sleep.Add(node.Chosen);
            foreach (int next in node.Backtrack)
            {
                if (node.Sleep.Contains(next))
                    continue;
                node.Chosen = next;
                return;
            }
            _path.RemoveAt(_path.Count - 1);
        }
        _isComplete = true;
    }

    // Whoever failed ended the others, who could have gone on.
    private static bool EndsEarly(RunOutcome outcome) => outcome.Kind is not (FindingKind.None or FindingKind.Deadlock or FindingKind.LostWakeUp or FindingKind.Heap);

    private void FindRaces(IReadOnlyList<TraceStep> trace, bool endsEarly)
    {
        var order = new TraceOrder(trace, endsEarly);
        for (int step = 0; step < trace.Count; step++)
        {
            TryInstead(trace[step], endsEarly && step == trace.Count - 1);
            foreach (int earlier in order.RacesOf(step))
            {
                int decision = trace[earlier].Decision;
                if (decision < 0 || decision >= _path.Count)
                    continue;
                Node node = _path[decision];
                List<int> initials = order.Initials(earlier, step);
                if (initials.Exists(node.Backtrack.Contains))
                    continue;
                int other = initials.Contains(trace[step].Strand) ? trace[step].Strand : initials.Count > 0 ? initials[0] : -1;
                Try(node, other);
            }
        }
    }

    /// <summary>Steps that the run does not have: because of this one a wait was not ended by time, or threads did not come to make them.</summary>
    private void TryInstead(in TraceStep step, bool isEnd)
    {
        if (step.Decision < 0 || step.Decision >= _path.Count)
            return;
        Node node = _path[step.Decision];
        foreach (int waiting in step.InTime ?? [])
            Try(node, waiting);
        if (isEnd)
            Try(node, -1);
    }

    /// <summary>The thread, or all of them when it could not go on there.</summary>
    private void Try(Node node, int strand)
    {
        bool isEnabled = Array.IndexOf(node.Enabled, strand) >= 0;
        foreach (int enabled in node.Enabled)
        {
            if (isEnabled && enabled != strand)
                continue;
            if (enabled == node.Timed && node.EarlyBefore >= _bound)
                _isBounded = true;
            else
                node.Backtrack.Add(enabled);
        }
    }

    public override void PointsChanged() => _changed = true;
}
