using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Brings two threads to the two accesses of a race at the same moment, and lets chance decide which of them is first.</summary>
/// <remarks>
/// Sen, "Race directed random testing of concurrent programs" (PLDI 2008). Each schedule takes one of the races that the detector reported so far; a thread
/// that comes to one side waits until another comes to the other side of the same place. Deviations: races come from runs of the same
/// search; until there are any it is a random walk; a waiting thread is let go when nobody else can go on, with one chance in 64 at any
/// step, or after it has been passed over 1,000 times.
/// </remarks>
public sealed class RaceDirected : Strategy
{
    private const int PatienceMax = 1000;

    private readonly List<(string First, string Second)> _races = [];
    private readonly Dictionary<int, int> _waiting = [];
    private Dice _dice;
    private (string First, string Second)? _target;

    public override string Name => "race-directed";

    public override bool Begin(ulong seed)
    {
        _dice = new Dice(seed);
        _waiting.Clear();
        _target = _races.Count == 0 ? null : _races[_dice.Next(_races.Count)];
        return true;
    }

    public override int Choose(IScheduleView view)
    {
        if (_target is not { } target)
            return Any(view);
        var free = new List<int>();
        var sides = new List<(int Strand, string Position)>();
        foreach (int ready in view.Ready)
        {
            Operation next = view.StrandOf(ready).Next;
            string position = FileOf(view.PositionOf(next));
            if (position == target.First || position == target.Second)
                sides.Add((ready, position));
            else
                free.Add(ready);
        }
        foreach ((int strand, string position) in sides)
        {
            foreach ((int other, string otherPosition) in sides)
            {
                bool isPair = strand < other && ((position == target.First && otherPosition == target.Second) || (position == target.Second && otherPosition == target.First));
                if (isPair && view.StrandOf(strand).Next.ConflictsWith(view.StrandOf(other).Next))
                    return _dice.Next(2) == 0 ? strand : other;
            }
        }
        if (free.Count == 0 || _dice.Next(64) == 0)
            return Any(view);
        foreach ((int strand, _) in sides)
        {
            int passed = _waiting[strand] = _waiting.GetValueOrDefault(strand) + 1;
            if (passed > PatienceMax)
                free.Add(strand);
        }
        return free[_dice.Next(free.Count)];
    }

    private int Any(IScheduleView view) => view.Ready[_dice.Next(view.Ready.Length)];

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation) => _waiting.Remove(strand.Number);

    public override void Finished(RunOutcome outcome)
    {
        foreach (RaceReport race in outcome.Races)
        {
            (string, string) pair = (Side(race.First), Side(race.Second));
            if (_races.Count < 200 && !_races.Contains(pair) && !_races.Contains((pair.Item2, pair.Item1)))
                _races.Add(pair);
        }
    }

    private static string Side(ReportAccess access) => access.Stack.Count == 0 ? "?" : FileOf($"{access.Stack[0].File}:{access.Stack[0].Line}:{access.Stack[0].Column}");

    // Reports and the explorer name folders differently; the file's own name is enough.
    private static string FileOf(string position) => position[(position.LastIndexOf('/') + 1)..];
}
