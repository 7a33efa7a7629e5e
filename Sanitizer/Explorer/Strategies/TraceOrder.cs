using System.Runtime.InteropServices;

namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>The happens-before order of a run's steps: program order, what enables what, and the order of steps that do not commute.</summary>
/// <remarks>Two runs with the same order are one Mazurkiewicz class: no thread could tell them apart.</remarks>
public sealed class TraceOrder
{
    private readonly IReadOnlyList<TraceStep> _trace;
    private readonly int[][] _clocks, _before;
    private readonly int[] _index, _previous;
    private readonly Dictionary<object, List<int>> _byTarget = new(ReferenceEqualityComparer.Instance);

    /// <param name="trace">The steps.</param>
    /// <param name="endsEarly">The last one ended the run, whatever others would have done.</param>
    public TraceOrder(IReadOnlyList<TraceStep> trace, bool endsEarly = false)
    {
        if (endsEarly && trace.Count > 0)
            trace = [.. trace.Take(trace.Count - 1), trace[^1] with { Operation = trace[^1].Operation with { EndsAll = true } }];
        _trace = trace;
        int strands = 0;
        foreach (TraceStep step in trace)
            strands = Math.Max(strands, step.Strand + 1);
        _clocks = new int[trace.Count][];
        _before = new int[trace.Count][];
        _index = new int[trace.Count];
        _previous = new int[trace.Count];
        var last = new int[strands];
        Array.Fill(last, -1);
        for (int i = 0; i < trace.Count; i++)
        {
            TraceStep step = trace[i];
            var clock = new int[strands];
            _previous[i] = last[step.Strand];
            if (last[step.Strand] >= 0)
                Join(clock, _clocks[last[step.Strand]]);
            foreach (int earlier in step.After ?? [])
            {
                if (earlier < i)
                    Join(clock, _clocks[earlier]);
            }
            bool isEnabled = step.EnabledBy >= 0 && step.EnabledBy < i;
            if (isEnabled && !step.Operation.TakesCell)
                Join(clock, _clocks[step.EnabledBy]);
            _before[i] = (int[])clock.Clone();
            if (isEnabled && step.Operation.TakesCell)
            {
                JoinSection(_before[i], step.EnabledBy, TakenFor(step.EnabledBy, step.Operation.Target!));
                Join(clock, _clocks[step.EnabledBy]);
            }
            foreach (int earlier in Touching(step.Operation))
            {
                if (earlier < i && trace[earlier].Strand != step.Strand && trace[earlier].Operation.ConflictsWith(step.Operation))
                    Join(clock, _clocks[earlier]);
            }
            _index[i] = last[step.Strand] < 0 ? 1 : _index[last[step.Strand]] + 1;
            clock[step.Strand] = _index[i];
            _clocks[i] = clock;
            last[step.Strand] = i;
            if (step.Operation.TouchesAll || step.Operation.IsOfWaiters)
                _toAll.Add(i);
            Enter(step.Operation.Target, i);
            Enter(step.Operation.Also, i);
        }
    }

    // Steps inside the engine that may matter to any other.
    private readonly List<int> _toAll = [];

    private void Enter(object? target, int step)
    {
        if (target is null)
            return;
        ref List<int>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTarget, target, out _);
        (list ??= []).Add(step);
    }

    /// <summary>The steps so far on the same objects, in order.</summary>
    private IReadOnlyList<int> Touching(in Operation operation)
    {
        if (operation.TouchesAll || operation.IsOfWaiters)
            return [.. Enumerable.Range(0, _trace.Count)];
        if (_toAll.Count > 0)
            return [.. TouchingObjects(operation).Concat(_toAll).Distinct().Order()];
        return TouchingObjects(operation);
    }

    private IReadOnlyList<int> TouchingObjects(in Operation operation)
    {
        List<int>? on = operation.Target is { } target && _byTarget.TryGetValue(target, out List<int>? first) ? first : null;
        List<int>? also = operation.Also is { } second && _byTarget.TryGetValue(second, out List<int>? more) ? more : null;
        return also is null ? on ?? [] : on is null ? also : [.. on.Concat(also).Distinct().Order()];
    }

    private static void Join(int[] into, int[] from)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = Math.Max(into[i], from[i]);
    }

    /// <summary>Whether the order holds between two steps, the first of them the earlier one.</summary>
    public bool IsBefore(int earlier, int later) => _clocks[later][_trace[earlier].Strand] >= _index[earlier];

    /// <summary>Earlier steps that could have come after this one instead: they do not commute, and nothing between them orders the two.</summary>
    public IEnumerable<int> RacesOf(int step)
    {
        Operation operation = _trace[step].Operation;
        int[] known = (int[])_before[step].Clone();
        if (operation.TakesCell)
        {
            foreach (int earlier in RacesOfTaking(step, operation, known))
                yield return earlier;
            yield break;
        }
        IReadOnlyList<int> touching = Touching(operation);
        for (int at = touching.Count - 1; at >= 0; at--)
        {
            int earlier = touching[at];
            if (earlier >= step)
                continue;
            TraceStep other = _trace[earlier];
            // Who gives a lock up and who takes it then are never able to go on at the same time.
            if (other.Strand == _trace[step].Strand || !other.Operation.ConflictsWith(operation) || (other.Operation.IsRelease && operation.IsAcquire))
                continue;
            if (known[other.Strand] < _index[earlier])
                yield return earlier;
            Join(known, _clocks[earlier]);
        }
    }

    /// <summary>
    /// Who takes a short lock cannot do so before any step that another thread makes with that lock: but for the one with which that thread took it.
    /// </summary>
    private IEnumerable<int> RacesOfTaking(int step, Operation operation, int[] known)
    {
        object of = operation.Target!;
        var takings = new HashSet<int>();
        if (_trace[step].EnabledBy >= 0)
            takings.Add(TakenFor(_trace[step].EnabledBy, of));
        for (int earlier = step - 1; earlier >= 0; earlier--)
        {
            TraceStep other = _trace[earlier];
            if (other.Strand == _trace[step].Strand)
                continue;
            if (IsHeld(earlier, of))
            {
                int taking = TakenFor(earlier, of);
                takings.Add(taking);
                JoinSection(known, earlier, taking);
                continue;
            }
            if (!takings.Contains(earlier) && !other.Operation.ConflictsWith(operation))
                continue;
            if (known[other.Strand] < _index[earlier])
                yield return earlier;
            Join(known, _clocks[earlier]);
        }
    }

    private bool IsHeld(int step, object of) => _trace[step].Held is { } held && held.Any(one => ReferenceEquals(one, of));

    /// <summary>The step with which a thread took the lock that it has at this one.</summary>
    private int TakenFor(int step, object of)
    {
        while (IsHeld(step, of) && _previous[step] >= 0)
            step = _previous[step];
        return step;
    }

    /// <summary>What a step made with a lock knows, but for that thread's steps since it took the lock.</summary>
    private void JoinSection(int[] known, int step, int taking)
    {
        int strand = _trace[step].Strand, own = known[strand];
        Join(known, _clocks[step]);
        known[strand] = Math.Max(own, Math.Min(known[strand], _index[taking] - 1));
    }

    /// <summary>The threads that could begin what comes after <paramref name="from"/>, does not depend on it, and leads to <paramref name="to"/>.</summary>
    public List<int> Initials(int from, int to)
    {
        var parts = new List<int>();
        var initials = new List<int>();
        for (int i = from + 1; i <= to; i++)
        {
            if (i < to && IsBefore(from, i))
                continue;
            if (!parts.Exists(part => _trace[part].Strand == _trace[i].Strand || IsBefore(part, i)))
                initials.Add(_trace[i].Strand);
            parts.Add(i);
        }
        return initials;
    }

    /// <summary>Equal for runs of one class. Steps that nobody notices do not count: whether a join had to wait is no difference.</summary>
    public ulong ClassHash()
    {
        // Of each thread: how many of its first k steps count. Where the clock moves, all do: before it and after it a timer is another one.
        bool hasTime = _trace.Any(static step => step.Operation.IsOfTime);
        var ranks = new List<int>[_clocks.Length == 0 ? 0 : _clocks[0].Length];
        for (int i = 0; i < ranks.Length; i++)
            ranks[i] = [0];
        foreach (TraceStep step in _trace)
            ranks[step.Strand].Add(ranks[step.Strand][^1] + (step.Operation.Effect == Effect.None && !hasTime ? 0 : 1));
        ulong sum = 0;
        for (int i = 0; i < _trace.Count; i++)
        {
            if (_trace[i].Operation.Effect == Effect.None && !hasTime)
                continue;
            ulong hash = 14695981039346656037;
            Mix(ref hash, _trace[i].Strand);
            for (int strand = 0; strand < ranks.Length; strand++)
                Mix(ref hash, ranks[strand][_clocks[i][strand]]);
            Mix(ref hash, (int)_trace[i].Operation.Space);
            Mix(ref hash, (int)_trace[i].Operation.Effect);
            sum += hash * (hash | 1);
        }
        return sum;
    }

    private static void Mix(ref ulong hash, int value)
    {
        hash = (hash ^ (uint)value) * 1099511628211;
        hash ^= hash >> 29;
    }
}
