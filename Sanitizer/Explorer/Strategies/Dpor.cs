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
/// take never race, its takes do. Ends of waits by time are in order with each other.
/// Not seen as steps that do not commute: two threads that post to a third one's queue at their ends.
/// </remarks>
public sealed class Dpor : Strategy
{
    private const int StepsMost = 4000;

    private readonly List<Node> _path = [];
    private readonly HashSet<int> _sleep = [];
    private int _depth;
    private bool _begun, _changed, _isComplete, _hasGaps;
    private long _classes, _cut;

    /// <summary>A decision of the present path.</summary>
    private sealed class Node(int[] enabled, int chosen, IEnumerable<int> sleep)
    {
        public readonly int[] Enabled = enabled;
        public readonly SortedSet<int> Backtrack = [chosen];
        public readonly HashSet<int> Sleep = [.. sleep];
        public int Chosen = chosen;
    }

    public override string Name => "dpor";

    public override bool IsComplete => _isComplete && !_hasGaps;

    /// <summary>Runs that no other run was like.</summary>
    public long Classes => _classes;

    /// <summary>Runs that were cut short.</summary>
    public long Redundant => _cut;

    public override string? Coverage => IsComplete
        ? $"no failure in any of {Number(_classes)} schedule classes: all there are"
        : _isComplete ? $"{Number(_classes)} schedule classes; some runs were too long to look at every pair of steps" : null;

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public override bool Begin(ulong seed)
    {
        if (_changed || !_begun)
        {
            _path.Clear();
            _begun = true;
            _changed = _isComplete = _hasGaps = false;
            _classes = _cut = 0;
        }
        _depth = 0;
        _sleep.Clear();
        return !_isComplete;
    }

    public override int Choose(IScheduleView view)
    {
        if (_depth == _path.Count)
        {
            int chosen = First(view);
            if (chosen < 0)
                return -1;
            _path.Add(new Node(view.Ready.ToArray(), chosen, _sleep));
        }
        Node node = _path[_depth++];
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
        if (_path.Count > _depth)
            _path.RemoveRange(_depth, _path.Count - _depth);
        if (outcome.Trace.Count <= StepsMost)
            FindRaces(outcome.Trace);
        else
            _hasGaps = true;
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

    private void FindRaces(IReadOnlyList<TraceStep> trace)
    {
        var order = new TraceOrder(trace);
        for (int step = 0; step < trace.Count; step++)
        {
            if (trace[step].Operation.Effect == Effect.None)
                continue;
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
                if (other >= 0 && Array.IndexOf(node.Enabled, other) >= 0)
                    node.Backtrack.Add(other);
                else
                    node.Backtrack.UnionWith(node.Enabled);
            }
        }
    }

    public override void PointsChanged() => _changed = true;
}
