namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Does what a recording did, and notices where the program does something else.</summary>
public sealed class Follow(IReadOnlyList<int> choices, IReadOnlyList<ushort>? checks = null) : Strategy
{
    private int _next;

    public override string Name => "replay";

    public override bool ReadsTrace => false;

    /// <summary>The step at which the run left the recording, and what was about to happen; null while it follows.</summary>
    public (int Step, int Strand, Operation Operation, string Why)? Divergence { get; private set; }

    /// <summary>Decisions of the recording that were not needed.</summary>
    public int Left => Math.Max(0, choices.Count - _next);

    public override bool Begin(ulong seed)
    {
        _next = 0;
        Divergence = null;
        return true;
    }

    public override int Choose(IScheduleView view)
    {
        int at = _next++;
        int fallback = view.Current >= 0 ? view.Current : view.Ready[0];
        if (at >= choices.Count)
            return Left(view, fallback, "the recording has no decision here");
        if (checks is not null && at < checks.Count && checks[at] != view.Check)
            return Left(view, view.Ready.Contains(choices[at]) ? choices[at] : fallback, "the steps before it differ from the recording");
        return view.Ready.Contains(choices[at]) ? choices[at] : Left(view, fallback, $"the recording goes on with {Named(choices[at])}, which cannot go on here");

        int Left(IScheduleView here, int chosen, string why)
        {
            Divergence ??= (here.Steps, chosen, here.StrandOf(chosen).Next, why);
            return chosen;
        }
    }

    private static string Named(int strand) => strand == 0 ? "main" : $"thread {strand}";
}
