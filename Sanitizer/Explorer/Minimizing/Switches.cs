using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Explorer.Minimizing;

/// <summary>After a thread's so-many-th step another one goes on than would by itself.</summary>
/// <param name="After">The thread that made the step.</param>
/// <param name="Step">Its steps so far: they are its own, so a change elsewhere in the schedule leaves them what they are.</param>
/// <param name="To">The thread that goes on.</param>
/// <param name="IsPreemption">The first could have gone on itself.</param>
internal readonly record struct Switch(int After, int Step, int To, bool IsPreemption);

/// <summary>A thread runs until it cannot go on, then the first that can: but for the switches that are asked for.</summary>
internal sealed class Switches(IReadOnlyList<Switch> wanted) : Strategy
{
    private readonly Dictionary<(int, int), int> _wanted = ByPlace(wanted);
    private readonly Turns _turns = new();

    public override string Name => "switches";

    public override bool Begin(ulong seed)
    {
        _turns.Clear();
        return true;
    }

    public override int Choose(IScheduleView view)
    {
        if (_wanted.TryGetValue(_turns.Here, out int to) && view.Ready.Contains(to))
            return to;
        return Default(view);
    }

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation) => _turns.Note(strand.Number);

    private static Dictionary<(int, int), int> ByPlace(IReadOnlyList<Switch> wanted)
    {
        var places = new Dictionary<(int, int), int>();
        foreach (Switch one in wanted)
            places.TryAdd((one.After, one.Step), one.To);
        return places;
    }

    /// <summary>Who goes on when nothing is asked for.</summary>
    public static int Default(IScheduleView view)
    {
        int current = view.Current;
        if (current < 0)
            return view.Ready[0];
        if (!view.StrandOf(current).Next.IsYield)
            return current;
        // It waits for others by running: they get their turn, one after the other.
        foreach (int ready in view.Ready)
        {
            if (ready > current)
                return ready;
        }
        return view.Ready[0];
    }
}

/// <summary>Who made the last step, and how many it has made.</summary>
internal sealed class Turns
{
    private readonly Dictionary<int, int> _steps = [];
    private int _last;

    public (int Thread, int Steps) Here => (_last, _steps.GetValueOrDefault(_last));

    public void Note(int thread)
    {
        _last = thread;
        _steps[thread] = _steps.GetValueOrDefault(thread) + 1;
    }

    public void Clear()
    {
        _steps.Clear();
        _last = 0;
    }
}

/// <summary>Decides as another strategy does, and notes where that is another thread than would go on by itself.</summary>
internal sealed class SwitchRecorder(Strategy inner) : Strategy
{
    private readonly Turns _turns = new();
    private readonly List<Switch> _seen = [];

    public IReadOnlyList<Switch> Seen => _seen;

    public override string Name => inner.Name;

    public override bool ReadsTrace => inner.ReadsTrace;

    public override bool Begin(ulong seed)
    {
        _turns.Clear();
        _seen.Clear();
        return inner.Begin(seed);
    }

    public override int Choose(IScheduleView view)
    {
        int usual = Switches.Default(view), chosen = inner.Choose(view);
        if (!view.Ready.Contains(chosen))
            chosen = view.Current >= 0 ? view.Current : view.Ready[0];
        if (chosen != usual)
            _seen.Add(new Switch(_turns.Here.Thread, _turns.Here.Steps, chosen, view.Current >= 0));
        return chosen;
    }

    public override bool MayGoOn(IScheduleView view, int only) => inner.MayGoOn(view, only);

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation)
    {
        inner.Stepped(view, strand, operation);
        _turns.Note(strand.Number);
    }
}

/// <summary>Random schedules with at most so many preemptions.</summary>
internal sealed class FewPreemptions(int most) : Strategy
{
    private readonly HashSet<int> _at = [];
    private Dice _dice;
    private int _longest = 16;

    public override string Name => $"few:{most}";

    public override bool Begin(ulong seed)
    {
        _dice = new Dice(seed);
        _at.Clear();
        for (int i = 0; i < most; i++)
            _at.Add(_dice.Next(_longest + 1));
        return true;
    }

    public override int Choose(IScheduleView view)
    {
        if (view.Current < 0)
            return view.Ready[_dice.Next(view.Ready.Length)];
        if (!_at.Remove(view.Steps))
            return Switches.Default(view);
        int other = view.Ready[_dice.Next(view.Ready.Length - 1)];
        return other == view.Current ? view.Ready[^1] : other;
    }

    public override void Finished(RunOutcome outcome) => _longest = Math.Max(_longest, outcome.Steps);
}
