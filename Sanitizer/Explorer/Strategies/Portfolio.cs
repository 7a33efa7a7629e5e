namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Several strategies in turn, a schedule each: what one is blind to another sees. Complete as soon as one of them is.</summary>
/// <remarks>
/// Thomson, Donaldson, Betts, "Concurrency testing using controlled schedulers" (TOPC 2016) found no strategy that is best on all programs. Two of five
/// turns are systematic: on small programs they end the search with a proof, on large ones they are the price.
/// </remarks>
public sealed class Portfolio : Strategy
{
    private readonly Strategy[] _members;
    private readonly Strategy[] _all;
    private readonly HashSet<Strategy> _exhausted = [];
    private int _turn = -1;
    private Strategy _active;

    public Portfolio()
    {
        Strategy dpor = new Dpor(), random = new RandomWalk();
        _members = [dpor, random, new Pct(3), dpor, new Pos(), new Surw(), dpor, new RaceDirected(), new Pct(5), new PreemptionBounded()];
        _all = [.. _members.Distinct()];
        _active = dpor;
    }

    public override string Name => _active.Name;

    public override bool IsComplete => _all.Any(static member => member.IsComplete);

    public override string? Coverage => _all.FirstOrDefault(static member => member.IsComplete)?.Coverage
        ?? _all.Select(static member => member.Coverage).FirstOrDefault(static coverage => coverage is not null);

    public override bool Begin(ulong seed)
    {
        for (int tries = 0; tries < _members.Length; tries++)
        {
            _turn = (_turn + 1) % _members.Length;
            _active = _members[_turn];
            if (_exhausted.Contains(_active))
                continue;
            if (_active.Begin(seed))
                return true;
            if (_active.IsComplete)
                return false;
            _exhausted.Add(_active);
        }
        return false;
    }

    public override int Choose(IScheduleView view) => _active.Choose(view);

    public override bool MayGoOn(IScheduleView view, int only) => _active.MayGoOn(view, only);

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation) => _active.Stepped(view, strand, operation);

    public override void Finished(RunOutcome outcome)
    {
        _active.Finished(outcome);
        foreach (Strategy member in _all)
        {
            // Those that learn from any run.
            if (member is RaceDirected or Surw && !ReferenceEquals(member, _active))
                member.Finished(outcome);
        }
    }

    public override void PointsChanged()
    {
        _exhausted.Clear();
        foreach (Strategy member in _all)
            member.PointsChanged();
    }
}
