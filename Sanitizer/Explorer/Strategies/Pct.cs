namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Random priorities, changed at few random steps: a bug of depth d is hit with probability at least 1/(n·k^(d-1)).</summary>
/// <remarks>
/// Burckhardt, Kothari, Musuvathi, Nagarakatte, "A randomized scheduler with probabilistic guarantees of finding bugs" (ASPLOS 2010).
/// Deviations: k, the length of a run, is the longest seen so far, so the first schedule has no change points; threads get their
/// priority when they start, at a random place among the others; a thread that goes on and on while others wait (<see cref="Operation.IsYield"/>) falls
/// below all others, which the paper leaves to the program's yields.
/// </remarks>
public sealed class Pct(int depth = 3) : Strategy
{
    private readonly List<int> _order = [];
    private readonly HashSet<int> _changes = [];
    private Dice _dice;
    private int _longest;

    public override string Name => depth == 3 ? "pct" : $"pct:{depth}";

    public override bool ReadsTrace => false;

    public override bool Begin(ulong seed)
    {
        _dice = new Dice(seed);
        _order.Clear();
        _changes.Clear();
        for (int i = 1; i < depth && _longest > 0; i++)
            _changes.Add(_dice.Next(_longest));
        return true;
    }

    public override int Choose(IScheduleView view)
    {
        foreach (int ready in view.Ready)
        {
            if (!_order.Contains(ready))
                _order.Insert(_dice.Next(_order.Count + 1), ready);
        }
        if (view.Current >= 0 && (_changes.Contains(view.Steps) || view.StrandOf(view.Current).Next.IsYield))
        {
            _order.Remove(view.Current);
            _order.Add(view.Current);
        }
        foreach (int candidate in _order)
        {
            if (view.Ready.Contains(candidate))
                return candidate;
        }
        return view.Ready[0];
    }

    public override void Finished(RunOutcome outcome) => _longest = Math.Max(_longest, outcome.Steps);
}
