using System.Globalization;

namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Goes through all schedules, one decision after the other, the last one first; those that cost more than a bound are left for a later round.</summary>
/// <remarks>What costs is up to the class that derives. When points are found on the way, what was covered no longer is, and it begins anew.</remarks>
public abstract class Systematic : Strategy
{
    private readonly List<Decision> _path = [];
    private int _depth, _cost, _bound;
    private bool _begun, _wasCut, _changed;

    private sealed record Decision(int[] Order, int[] Costs, int CostBefore)
    {
        public int Taken { get; set; }
    }

    /// <summary>The bound of the first round; null: there is no bound.</summary>
    protected abstract int? FirstBound { get; }

    /// <summary>The bound of the last round; null: it goes on until there are no other schedules.</summary>
    protected virtual int? LastBound => null;

    /// <summary>The bound up to which all schedules were run; -1 before the first round is over.</summary>
    public int BoundDone => _isComplete ? int.MaxValue : _boundDone;

    /// <summary>The threads in the order in which they are tried, and what each costs.</summary>
    protected abstract void Rank(IScheduleView view, List<int> order, List<int> costs);

    /// <summary>"preemptions".</summary>
    protected abstract string Unit { get; }

    private bool _isComplete;
    private int _boundDone = -1;
    private long _inRound;

    public override bool IsComplete => _isComplete;

    public override string? Coverage => _isComplete
        ? $"no failure in any of {_inRound.ToString("N0", CultureInfo.InvariantCulture)} schedules: there are no others"
        : _boundDone >= 0 ? $"all schedules with at most {_boundDone} {Unit} were covered" : null;

    public override bool Begin(ulong seed)
    {
        _depth = 0;
        _cost = 0;
        if (!_begun || _changed)
        {
            _begun = true;
            _changed = false;
            _path.Clear();
            _bound = FirstBound ?? int.MaxValue;
            _boundDone = -1;
            _wasCut = false;
            _inRound = 0;
            return true;
        }
        if (Backtrack())
            return true;
        _boundDone = _bound;
        if (!_wasCut)
        {
            _isComplete = true;
            return false;
        }
        if (_bound >= LastBound)
            return false;
        _bound++;
        _wasCut = false;
        _inRound = 0;
        return true;
    }

    private bool Backtrack()
    {
        while (_path.Count > 0)
        {
            Decision last = _path[^1];
            while (++last.Taken < last.Order.Length)
            {
                if (last.CostBefore + last.Costs[last.Taken] <= _bound)
                    return true;
                _wasCut = true;
            }
            _path.RemoveAt(_path.Count - 1);
        }
        return false;
    }

    public override int Choose(IScheduleView view)
    {
        if (_depth == _path.Count)
        {
            var order = new List<int>();
            var costs = new List<int>();
            Rank(view, order, costs);
            _path.Add(new Decision([.. order], [.. costs], _cost));
        }
        Decision decision = _path[_depth++];
        int chosen = decision.Order[decision.Taken];
        _cost = decision.CostBefore + decision.Costs[decision.Taken];
        return chosen;
    }

    public override void Finished(RunOutcome outcome)
    {
        _inRound++;
        // What lies beyond the end of this run belongs to another path.
        if (_path.Count > _depth)
            _path.RemoveRange(_depth, _path.Count - _depth);
    }

    public override void PointsChanged() => _changed = true;
}

/// <summary>Depth-first search through all schedules.</summary>
/// <remarks>The oldest way: Godefroid, "Model checking for programming languages using VeriSoft" (POPL 1997), without its reductions. For small programs, and as
/// what the others are compared with.</remarks>
public sealed class Dfs : Systematic
{
    public override string Name => "dfs";

    protected override int? FirstBound => null;

    protected override string Unit => "decisions";

    protected override void Rank(IScheduleView view, List<int> order, List<int> costs) => Ranking.CurrentFirst(view, order, costs, 0);
}

/// <summary>All schedules with no preemption, then with one, then with two: most bugs need few.</summary>
/// <remarks>
/// Musuvathi, Qadeer, "Iterative context bounding for systematic testing of multithreaded programs" (PLDI 2007). A preemption takes the turn from a
/// thread that could go on. Deviations: a round runs the schedules of earlier rounds again; taking the turn from a thread that goes
/// on and on costs nothing.
/// </remarks>
public sealed class PreemptionBounded(int? last = null) : Systematic
{
    public override string Name => last is { } most ? $"preempt:{most}" : "preempt";

    protected override int? LastBound => last;

    protected override int? FirstBound => 0;

    protected override string Unit => "preemptions";

    protected override void Rank(IScheduleView view, List<int> order, List<int> costs) => Ranking.CurrentFirst(view, order, costs, 1);
}

/// <summary>All schedules that differ from a fixed one by few delays.</summary>
/// <remarks>
/// Emmi, Qadeer, Rakamarić, "Delay-bounded scheduling" (POPL 2011). The fixed schedule is round-robin without preemption; passing over k
/// threads costs k. Deviations: rounds as in <see cref="PreemptionBounded"/>.
/// </remarks>
public sealed class DelayBounded : Systematic
{
    public override string Name => "delay";

    protected override int? FirstBound => 0;

    protected override string Unit => "delays";

    protected override void Rank(IScheduleView view, List<int> order, List<int> costs)
    {
        Ranking.CurrentFirst(view, order, costs, 0);
        for (int i = 0; i < costs.Count; i++)
            costs[i] = i;
    }
}

internal static class Ranking
{
    /// <summary>The current thread, then the others in turn; after it those that it has passed.</summary>
    public static void CurrentFirst(IScheduleView view, List<int> order, List<int> costs, int preemption)
    {
        int current = view.Current;
        bool yields = current >= 0 && view.StrandOf(current).Next.IsYield;
        foreach (int ready in view.Ready)
        {
            if (ready > current)
                order.Add(ready);
        }
        foreach (int ready in view.Ready)
        {
            if (ready < current)
                order.Add(ready);
        }
        // Time passes when nothing else does, at first.
        int timed = order.FindIndex(ready => view.StrandOf(ready).State == StrandState.Blocked);
        if (timed >= 0)
        {
            order.Add(order[timed]);
            order.RemoveAt(timed);
        }
        if (current >= 0)
            order.Insert(yields ? order.Count : 0, current);
        foreach (int ready in order)
            costs.Add(current >= 0 && ready != current && !yields ? preemption : 0);
    }
}
