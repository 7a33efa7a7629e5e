using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What is wrong with how threads wait, worst first.</summary>
public enum DeadlockKind : byte
{
    /// <summary>Threads wait for each other.</summary>
    Deadlock,

    /// <summary>A thread waits for a notification that came before it waited.</summary>
    LostWakeUp,

    /// <summary>Threads wait, and nobody is left who could wake them.</summary>
    WaitsForEver,

    /// <summary>The same, when the main program has come to its end.</summary>
    WaitsAtExit,

    /// <summary>A thread ended and holds a lock.</summary>
    LockHeldAtEnd,

    /// <summary>Locks were taken in orders that deadlock in another schedule.</summary>
    LockOrder,
}

/// <summary>One thread of it.</summary>
/// <param name="Waits">What it waits for, in words: <c>lock 2, which thread 1 holds</c>; for a lock order and a lock left behind, what it took.</param>
/// <param name="Wants">The lock's name, when it waits for one.</param>
/// <param name="Holds">The locks it has.</param>
/// <param name="Stack">Where it waits, or took the lock.</param>
/// <param name="Missed">Where the notification was made that came too early.</param>
public sealed record DeadlockStep(ReportThread Thread, string Waits, string? Wants, IReadOnlyList<ReportLock> Holds, IReadOnlyList<ReportFrame> Stack)
{
    public IReadOnlyList<ReportFrame> Missed { get; init; } = [];

    /// <summary>Who made that notification.</summary>
    public string? MissedBy { get; init; }
}

/// <summary>Threads that wait for ever, or will in another schedule.</summary>
public sealed record DeadlockReport(DeadlockKind Kind, string Title, IReadOnlyList<DeadlockStep> Steps, string Fingerprint)
{
    /// <summary>It happened in this run; else it may happen in another one.</summary>
    public bool IsCertain => Kind != DeadlockKind.LockOrder;

    public string Hint => HintOf(Kind);

    /// <summary>The locks that take part.</summary>
    public IReadOnlyList<string> Locks => [.. Steps.SelectMany(step => step.Holds.Select(held => held.Name).Append(step.Wants)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Where a report of it points to.</summary>
    internal ReportFrame Top => Steps.Select(step => step.Stack.FirstOrDefault()).FirstOrDefault(frame => frame is not null) ?? s_elsewhere;

    private static readonly ReportFrame s_elsewhere = new("", "<unknown>", 1, 1, "");

    public static string Name(DeadlockKind kind) => kind switch
    {
        DeadlockKind.Deadlock => "deadlock",
        DeadlockKind.LostWakeUp => "lost wake-up",
        DeadlockKind.WaitsForEver => "waits for ever",
        DeadlockKind.WaitsAtExit => "waits for ever at exit",
        DeadlockKind.LockHeldAtEnd => "lock held at a thread's end",
        DeadlockKind.LockOrder => "lock order",
    };

    internal static string HintOf(DeadlockKind kind) => kind switch
    {
        DeadlockKind.Deadlock => "take locks in one order everywhere, and neither join nor wait for a thread while holding a lock that it needs",
        DeadlockKind.LostWakeUp => "a notification wakes only who waits already. Change a value under the lock before notifying, and look at it under the lock before waiting: while (!ready) condition.wait(lock)",
        DeadlockKind.WaitsForEver => "somebody must notify, release or end on every path, also when an error is thrown: try … finally",
        DeadlockKind.WaitsAtExit => "tell threads that the program ends (a flag and a notifyAll), and join them",
        DeadlockKind.LockHeldAtEnd => "call the release function, or unlock the token, on every path: try … finally, using, or lock.hold(() => …)",
        DeadlockKind.LockOrder => "take the locks in one order everywhere, or hold one lock around both",
    };
}
