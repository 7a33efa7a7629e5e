namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What is left to report of a run, and what the run covered.</summary>
public sealed record RaceRun(IReadOnlyList<RaceReport> Races, IReadOnlyList<DeadlockReport> Deadlocks, long Threads, long Accesses, long SyncOperations);
