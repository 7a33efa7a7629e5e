namespace ConcurrentJs.Sanitizer.Explorer.Recording;

/// <summary>What sort of thing happened.</summary>
public enum EventKind : byte { Start, Spawn, End, Join, Read, Write, Atomic, Lock, Unlock, Wait, Notify, Step, Blocked, Failure }

/// <summary>Why an event stands out.</summary>
public enum EventMark : byte { None, RaceFirst, RaceSecond, Waits, Failure }

/// <summary>What an arrow stands for: the earlier event comes before the later one for this reason.</summary>
public enum EdgeKind : byte { Start, Join, Lock, Notify, Message, WaitsFor }

/// <summary>A thread of the program.</summary>
/// <param name="Number">0 for the main thread, then in the order of their start.</param>
/// <param name="Name"><c>main</c>, <c>thread 1</c>.</param>
/// <param name="StartedAt"><c>bank.js:3:11</c>; empty for the main thread.</param>
public sealed record Lane(int Number, string Name, string StartedAt);

/// <summary>One line of an interleaving.</summary>
public sealed record InterleavingEvent
{
    /// <summary>Its place in <see cref="Interleaving.Events"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The thread.</summary>
    public required int Lane { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary><c>reads account.balance</c>.</summary>
    public required string Text { get; init; }

    /// <summary>What was there, as short text; null when it is not known or there is none.</summary>
    public string? Before { get; init; }

    /// <summary>What is there afterwards, when the event changed it.</summary>
    public string? After { get; init; }

    /// <summary>Relative to the program's folder; empty when the event has no place in the source.</summary>
    public string File { get; init; } = "";

    public int Line { get; init; }

    public int Column { get; init; }

    /// <summary>The function calls that led there, innermost first.</summary>
    public IReadOnlyList<string> Stack { get; init; } = [];

    /// <summary>The number of the scheduler's step, from 1; 0 for what happens together with the step before it.</summary>
    public int Step { get; init; }

    /// <summary>There was a choice who goes on.</summary>
    public bool IsChoice { get; init; }

    /// <summary>Another thread could have gone on and had to stop for this one.</summary>
    public bool IsPreemption { get; init; }

    public EventMark Mark { get; init; }

    public string Position => File.Length == 0 ? "" : $"{File}:{Line}:{Column}";

    /// <summary><c>100 → 20</c>, <c>100</c>, or empty.</summary>
    public string Values => (Before, After) switch
    {
        (null, null) => "",
        (null, { } after) => after,
        ({ } before, null) => before,
        ({ } before, { } after) => before == after ? after : $"{before} → {after}",
    };
}

/// <summary>An arrow between two events.</summary>
public sealed record InterleavingEdge(int From, int To, EdgeKind Kind);

/// <summary>A file of the program.</summary>
public sealed record InterleavingSource(string File, string Text);

/// <summary>One run of a program under one schedule, made to be looked at: threads, what each did and in which order, and why it could not have been another.</summary>
/// <remarks>Immutable; any thread may use it. What it holds is text: it keeps nothing of the program's heap.</remarks>
public sealed record Interleaving
{
    /// <summary><c>deadlock: 2 threads wait, and nobody can go on</c>.</summary>
    public required string Title { get; init; }

    public required FindingKind Kind { get; init; }

    /// <summary>What the verdict says beyond its title.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    public required string Program { get; init; }

    public required IReadOnlyList<Lane> Lanes { get; init; }

    public required IReadOnlyList<InterleavingEvent> Events { get; init; }

    public required IReadOnlyList<InterleavingEdge> Edges { get; init; }

    public required IReadOnlyList<InterleavingSource> Sources { get; init; }

    /// <summary>What the program printed.</summary>
    public string Output { get; init; } = "";

    public int Steps { get; init; }

    public int Preemptions { get; init; }

    public ulong Hash { get; init; }

    /// <summary>How many events at the beginning were left out, because there are too many to show.</summary>
    public int LeftOut { get; init; }
}
