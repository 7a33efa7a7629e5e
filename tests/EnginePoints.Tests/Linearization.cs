using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.EnginePoints.Tests;

/// <summary>Runs the threads' steps in a given order, as far as that is possible.</summary>
internal sealed class Linearization(IReadOnlyList<int> strands) : Strategy
{
    public override string Name => "order";

    /// <summary>The first step that could not be made; -1 when all could.</summary>
    public int Refused { get; private set; } = -1;

    public override int Choose(IScheduleView view)
    {
        int at = view.Steps;
        return at < strands.Count && view.Ready.Contains(strands[at]) ? strands[at] : view.Current >= 0 ? view.Current : view.Ready[0];
    }

    public override void Stepped(IScheduleView view, Strand strand, in Operation operation)
    {
        if (view.Steps >= strands.Count || strands[view.Steps] != strand.Number)
            Refuse(view.Steps);
    }

    private void Refuse(int at)
    {
        if (Refused < 0)
            Refused = at;
    }
}

/// <summary>A random walk whose steps are looked at.</summary>
internal sealed class Walk(ulong seed) : Strategy
{
    private readonly Random _chance = new((int)seed);

    public override string Name => "walk";

    /// <summary>Waits that time ended while others could go on.</summary>
    public int Early { get; private set; }

    public override int Choose(IScheduleView view)
    {
        int chosen = view.Ready[_chance.Next(view.Ready.Length)];
        Early += view.StrandOf(chosen).State == StrandState.Blocked ? 1 : 0;
        return chosen;
    }
}
