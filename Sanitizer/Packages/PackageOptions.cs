using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>How a package is to be tried.</summary>
public sealed record PackageOptions
{
    public int Threads { get; init; } = 2;

    /// <summary>Chooses arguments and when threads take turns.</summary>
    public long Seed { get; init; } = 1;

    public int MaxCalls { get; init; } = 600;

    /// <summary>Only these functions; all when empty.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    public IReadOnlyList<string> WithoutCalls { get; init; } = [];

    public bool RunsTests { get; init; } = true;

    /// <summary>Of each of the runs a check consists of.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Which races count.</summary>
    public Func<RaceReport, bool> IsWanted { get; init; } = static _ => true;

    internal bool Wants(string call) => (Calls.Count == 0 || Calls.Any(glob => Glob.Matches(glob, call))) && !WithoutCalls.Any(glob => Glob.Matches(glob, call));
}
