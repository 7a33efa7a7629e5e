namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Selectively uniform random walk: the orders in which threads reach one chosen place are all alike likely.</summary>
/// <remarks>
/// Zhao, Wolff, Mathur, Roychoudhury, "Selectively uniform concurrency testing" (ASPLOS 2025), and where the paper leaves it open the published
/// implementation (zhaohuanqdcn/SURW, configuration rp-urw). For each schedule a place is drawn, the more often it is touched the likelier. When a
/// thread comes to it, the next one to touch it is drawn, with a weight of the touches that it and the threads it has still to start have left; who
/// comes there out of turn waits, all others go on by random priorities, dealt anew after each step.
/// Deviations: a place is an object's number with the kind and name of the place, counted in the runs so far (the mean of the last ones stands
/// for the profiling run; before there is any, all steps are of interest); locks and conditions are places like others, where the published one looks at
/// memory only; a place counts when two threads touch it and one changes it, where there half of all threads must; a thread that goes on and on while
/// others wait gets the lowest priority and hardly any weight.
/// </remarks>
public sealed class Surw : Strategy
{
    private readonly Dictionary<Spot, Counts> _counts = [];
    private readonly List<(Spot Spot, double Weight)> _candidates = [];
    private readonly Dictionary<int, int> _parents = [];
    private readonly Dictionary<int, double> _left = [];
    private readonly List<double> _priority = [];
    private Dice _dice;
    private Spot? _interest;
    private int _intended = -1;

    /// <summary>A place by what it is called in every run: its object's number, its kind, and its name or index.</summary>
    private readonly record struct Spot(int Number, Space Space, object? Key, long From)
    {
        public static Spot Of(in Operation operation) =>
            new(operation.TargetNumber, operation.Space, operation.Key is string or Enum ? operation.Key : null, operation.From);
    }

    private sealed class Counts
    {
        public readonly Dictionary<int, double> ByStrand = [];
        public bool IsChanged;
    }

    public override string Name => "surw";

    public override bool Begin(ulong seed)
    {
        _dice = new Dice(seed);
        _intended = -1;
        _priority.Clear();
        _left.Clear();
        _interest = DrawPlace();
        if (_interest is { } place)
        {
            foreach ((int strand, double count) in _counts[place].ByStrand)
                _left[strand] = count;
            return true;
        }
        foreach (Counts counts in _counts.Values)
        {
            foreach ((int strand, double count) in counts.ByStrand)
                _left[strand] = _left.GetValueOrDefault(strand) + count;
        }
        return true;
    }

    private Spot? DrawPlace()
    {
        double sum = 0;
        foreach ((Spot _, double weight) in _candidates)
            sum += weight;
        double at = _dice.NextDouble() * sum;
        foreach ((Spot spot, double weight) in _candidates)
        {
            at -= weight;
            if (at < 0)
                return spot;
        }
        return null;
    }

    public override int Choose(IScheduleView view)
    {
        NoteStarts(view);
        int first = Highest(view);
        if (_intended < 0 && first >= 0 && IsOfInterest(view.StrandOf(first).Next))
        {
            _intended = Draw(view, first);
            first = Highest(view);
        }
        if (first >= 0)
            return first;
        // Who is to be next waits for those that are out of turn.
        _intended = Draw(view, view.Ready[_dice.Next(view.Ready.Length)]);
        return Highest(view);
    }

    /// <summary>Of those that may go on: not of those that came to the place out of turn.</summary>
    private int Highest(IScheduleView view)
    {
        int best = -1;
        foreach (int candidate in view.Ready)
        {
            Operation next = view.StrandOf(candidate).Next;
            if (_intended >= 0 && candidate != _intended && IsOfInterest(next))
                continue;
            if (next.IsYield)
                _priority[candidate] = -1;
            if (best < 0 || _priority[candidate] > _priority[best])
                best = candidate;
        }
        return best;
    }

    // A thread that is to be next starts another one: that one gets its share of the chance.
    private void NoteStarts(IScheduleView view)
    {
        while (_priority.Count < view.StrandCount)
        {
            int made = _priority.Count;
            _priority.Add(_dice.NextDouble());
            int parent = view.StrandOf(made).Parent;
            _parents[made] = parent;
            if (parent < 0 || _intended != parent)
                continue;
            double child = Weight(view, made), rest = Weight(view, parent);
            if (_dice.NextDouble() * (child + rest) < child)
                _intended = made;
        }
    }

    private bool IsOfInterest(in Operation operation) => operation.Effect != Effect.None && (_interest is not { } place || Spot.Of(operation) == place);

    private int Draw(IScheduleView view, int arrived)
    {
        double sum = 0;
        foreach (int candidate in view.Ready)
            sum += WeightOrOne(view, candidate, arrived);
        double at = _dice.NextDouble() * sum;
        foreach (int candidate in view.Ready)
        {
            at -= WeightOrOne(view, candidate, arrived);
            if (at < 0)
                return candidate;
        }
        return arrived;
    }

    private double WeightOrOne(IScheduleView view, int strand, int arrived)
    {
        double weight = Weight(view, strand);
        return strand == arrived ? Math.Max(1, weight) : weight;
    }

    /// <summary>What it has left, and what those have that it will start.</summary>
    private double Weight(IScheduleView view, int strand)
    {
        double weight = Math.Max(0, _left.GetValueOrDefault(strand));
        foreach ((int child, double count) in _left)
        {
            if (child >= view.StrandCount && IsBelow(child, strand))
                weight += Math.Max(0, count);
        }
        return view.StrandOf(strand).Next.IsYield ? Math.Min(weight, 0.01) : weight;
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
        NoteStarts(view);
        if (!IsOfInterest(operation))
        {
            _priority[strand.Number] = _dice.NextDouble();
            return;
        }
        if (_left.TryGetValue(strand.Number, out double left))
            _left[strand.Number] = left - 1;
        _intended = -1;
    }

    public override void Finished(RunOutcome outcome)
    {
        const double Share = 0.25;
        const int SpotsMax = 4096;
        if (outcome.WasCut)
            return;
        var seen = new Dictionary<(Spot Spot, int Strand), int>();
        foreach (TraceStep step in outcome.Trace)
        {
            if (step.Operation.Effect == Effect.None)
                continue;
            var spot = Spot.Of(step.Operation);
            if (!_counts.TryGetValue(spot, out Counts? counts))
                _counts.Add(spot, counts = new Counts());
            counts.IsChanged |= step.Operation.Effect > Effect.Test;
            seen[(spot, step.Strand)] = seen.GetValueOrDefault((spot, step.Strand)) + 1;
        }
        foreach (((Spot spot, int strand), int count) in seen)
        {
            Dictionary<int, double> byStrand = _counts[spot].ByStrand;
            byStrand[strand] = byStrand.TryGetValue(strand, out double known) ? known + ((count - known) * Share) : count;
        }
        _candidates.Clear();
        if (_counts.Count > SpotsMax)
            _counts.Clear();
        foreach ((Spot spot, Counts counts) in _counts)
        {
            if (counts.IsChanged && counts.ByStrand.Count > 1)
                _candidates.Add((spot, counts.ByStrand.Values.Sum()));
        }
    }
}
