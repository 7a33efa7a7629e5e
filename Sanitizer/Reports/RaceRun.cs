namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What is left to report of a run, and what the run covered.</summary>
public sealed record RaceRun(IReadOnlyList<RaceReport> Races, IReadOnlyList<DeadlockReport> Deadlocks, long Threads, long Accesses, long SyncOperations)
{
    /// <summary>The command that repeats the run, as far as it can be repeated.</summary>
    public string? Again { get; init; }

    /// <summary>Into how many stretches the run was cut for prediction; 0: it was not asked for.</summary>
    public int PredictionWindows { get; init; }

    /// <summary>In how many of them not all pairs were looked at: it took too long.</summary>
    public int PredictionsCutShort { get; init; }

    /// <summary>How many threads had not ended when the program did.</summary>
    public int Unfinished { get; init; }
}
