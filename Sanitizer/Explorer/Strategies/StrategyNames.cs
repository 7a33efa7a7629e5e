namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>Strategies by their names.</summary>
public static class StrategyNames
{
    private static readonly (string Name, string What, Func<int?, Strategy> Make)[] s_all =
    [
        ("portfolio", "all of them in turn", static _ => new Portfolio()),
        ("random", "every thread that could go on is as likely as any other", static _ => new RandomWalk()),
        ("pct", "random priorities with DEPTH-1 changes (pct:3)", static depth => new Pct(depth ?? 3)),
        ("pos", "random priorities, dealt anew to steps that race", static _ => new Pos()),
        ("surw", "the orders of reaching one chosen place are all alike likely", static _ => new Surw()),
        ("preempt", "all schedules with 0 preemptions, then 1, 2, … (preempt:2 ends there)", static most => new PreemptionBounded(most)),
        ("delay", "all schedules with 0 delays, then 1, 2, …", static _ => new DelayBounded()),
        ("dfs", "all schedules", static _ => new Dfs()),
        ("dpor", "one schedule of each class that threads can tell apart", static _ => new Dpor()),
        ("race-directed", "two threads at both sides of a reported race at once", static _ => new RaceDirected()),
    ];

    /// <summary>The names, and what they stand for.</summary>
    public static IEnumerable<(string Name, string What)> All => s_all.Select(static entry => (entry.Name, entry.What));

    /// <summary>A new strategy; null when there is none of that name. A number may follow a colon.</summary>
    public static Strategy? Make(string text)
    {
        string[] parts = text.Split(':');
        int? number = parts.Length > 1 && int.TryParse(parts[1], out int given) && given > 0 ? given : null;
        if (parts.Length > 2 || (parts.Length == 2 && number is null))
            return null;
        return s_all.Where(entry => entry.Name == parts[0]).Select(entry => entry.Make(number)).FirstOrDefault();
    }
}
