namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Partial order sampling: every pending step has a random priority; a step that others race with deals those a new one.</summary>
/// <remarks>
/// Yuan, Yang, Gu, "Partial order aware concurrency sampling" (CAV 2018). Spreads evenly over partial orders instead of interleavings: steps
/// that commute do not use up chance.
/// Deviations: what conflicts is LOCATIONS.md's relation; a thread that goes on and on while others wait gets the lowest priority.
/// </remarks>
public sealed class Pos : Strategy
{
    private readonly List<double> _priority = [];
    private Dice _dice;

    public override string Name => "pos";

    public override bool ReadsTrace => false;

    public override bool Begin(ulong seed)
    {
        _dice = new Dice(seed);
        _priority.Clear();
        return true;
    }

    public override int Choose(IScheduleView view)
    {
        Fill(view);
        if (view.Current >= 0 && view.StrandOf(view.Current).Next.IsYield)
            _priority[view.Current] = -1;
        int best = view.Ready[0];
        foreach (int candidate in view.Ready)
        {
            if (_priority[candidate] > _priority[best])
                best = candidate;
        }
        return best;
    }

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation)
    {
        Fill(view);
        _priority[strand.Number] = _dice.NextDouble();
        for (int i = 0; i < view.StrandCount; i++)
        {
            Strand other = view.StrandOf(i);
            if (i != strand.Number && other.State is StrandState.Ready or StrandState.Blocked && other.Next.ConflictsWith(operation))
                _priority[i] = _dice.NextDouble();
        }
    }

    private void Fill(IScheduleView view)
    {
        while (_priority.Count < view.StrandCount)
            _priority.Add(_dice.NextDouble());
    }
}
