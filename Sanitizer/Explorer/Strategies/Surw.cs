namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Selectively uniform random walk: the orders in which threads reach one chosen place are all alike likely.</summary>
/// <remarks>
/// Zhao, Wolff, Mathur, Roychoudhury, "Selectively uniform concurrency testing" (ASPLOS 2025). At each step of interest the next thread is drawn with a
/// weight of its steps of interest that are left; threads that come to such a step out of turn wait, all others go on freely.
/// Deviations: a place is an object's number with the kind and name of the place, counted in the runs so far (the mean of the last ones stands
/// for the paper's profiling run); threads that are not started yet count for the one that started them in the last run; one schedule
/// in four, and all before anything was counted, takes every step as of interest. The free steps are a random walk.
/// </remarks>
public sealed class Surw : Strategy
{
    private readonly Dictionary<long, Dictionary<int, double>> _counts = [];
    private readonly List<long> _candidates = [];
    private readonly Dictionary<int, int> _parents = [];
    private readonly Dictionary<int, double> _left = [];
    private Dice _dice;
    private long? _interest;
    private int _intended = -1;

    public override string Name => "surw";

    public override bool Begin(ulong seed)
    {
        _dice = new Dice(seed);
        _intended = -1;
        _interest = _candidates.Count == 0 || _dice.Next(4) == 0 ? null : _candidates[_dice.Next(_candidates.Count)];
        _left.Clear();
        foreach ((long place, Dictionary<int, double> byStrand) in _counts)
        {
            if (_interest is { } only && only != place)
                continue;
            foreach ((int strand, double count) in byStrand)
                _left[strand] = _left.GetValueOrDefault(strand) + count;
        }
        return true;
    }

    public override int Choose(IScheduleView view)
    {
        if (_intended < 0 || !view.Ready.Contains(_intended))
            _intended = Draw(view);
        int free = 0;
        foreach (int candidate in view.Ready)
        {
            if (IsFree(view, candidate))
                free++;
        }
        if (free == 0)
            return _intended;
        int pick = _dice.Next(free);
        foreach (int candidate in view.Ready)
        {
            if (IsFree(view, candidate) && pick-- == 0)
                return candidate;
        }
        return _intended;
    }

    private bool IsFree(IScheduleView view, int candidate) => candidate == _intended || !IsOfInterest(view.StrandOf(candidate).Next);

    private bool IsOfInterest(in Operation operation) => operation.Effect != Effect.None && (_interest is null || PlaceOf(operation) == _interest);

    private int Draw(IScheduleView view)
    {
        double sum = 0;
        foreach (int candidate in view.Ready)
            sum += Weight(view, candidate);
        double at = _dice.NextDouble() * sum;
        foreach (int candidate in view.Ready)
        {
            at -= Weight(view, candidate);
            if (at < 0)
                return candidate;
        }
        return view.Ready[^1];
    }

    private double Weight(IScheduleView view, int strand)
    {
        double weight = Math.Max(0.5, _left.GetValueOrDefault(strand));
        foreach ((int child, double count) in _left)
        {
            if (child >= view.StrandCount && IsBelow(child, strand))
                weight += Math.Max(0, count);
        }
        return view.StrandOf(strand).Next.IsYield ? 0.01 : weight;
    }

    private bool IsBelow(int strand, int above)
    {
        for (int i = 0; i < 64 && _parents.TryGetValue(strand, out int parent); i++)
        {
            if (parent == above)
                return true;
            strand = parent;
        }
        return false;
    }

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation)
    {
        _parents[strand.Number] = strand.Parent;
        if (!IsOfInterest(operation))
            return;
        if (_left.TryGetValue(strand.Number, out double left))
            _left[strand.Number] = left - 1;
        if (strand.Number == _intended)
            _intended = -1;
    }

    public override void Finished(RunOutcome outcome)
    {
        const double Share = 0.25;
        if (outcome.WasCut)
            return;
        var seen = new Dictionary<(long Place, int Strand), int>();
        foreach (TraceStep step in outcome.Trace)
        {
            if (step.Operation.Effect != Effect.None)
                seen[(PlaceOf(step.Operation), step.Strand)] = seen.GetValueOrDefault((PlaceOf(step.Operation), step.Strand)) + 1;
        }
        foreach (((long place, int strand), int count) in seen)
        {
            if (!_counts.TryGetValue(place, out Dictionary<int, double>? byStrand))
                _counts.Add(place, byStrand = []);
            byStrand[strand] = byStrand.TryGetValue(strand, out double known) ? known + ((count - known) * Share) : count;
        }
        if (_counts.Count > 4096)
            _counts.Clear();
        _candidates.Clear();
        _candidates.AddRange(_counts.Where(static entry => entry.Value.Count > 1).Select(static entry => entry.Key).Order());
    }

    private static long PlaceOf(in Operation operation)
    {
        long hash = (operation.TargetNumber * 31L) + (long)operation.Space;
        hash = (hash * 1_000_003) + operation.From;
        return operation.Key is string or Enum ? (hash * 31) + operation.Key.ToString()!.Length : hash;
    }
}
