using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>How a run of the program under one schedule ended.</summary>
public enum FindingKind : byte
{
    /// <summary>As it should.</summary>
    None,

    /// <summary>An error that nobody caught, a failed assertion, an exit code that is not 0.</summary>
    Error,

    /// <summary>A promise was rejected and nobody handled it.</summary>
    Rejection,

    /// <summary>Two accesses that nothing orders.</summary>
    Race,

    /// <summary>Threads wait for each other.</summary>
    Deadlock,

    /// <summary>A thread waits for a notification that came before the wait, or not at all.</summary>
    LostWakeUp,

    /// <summary>Threads run and get nowhere.</summary>
    Livelock,

    /// <summary>The heap verifier found the heap broken: the engine's fault.</summary>
    Heap,

    /// <summary>Another schedule had another result.</summary>
    Nondeterminism,

    /// <summary>The program reached outside of what the scheduler controls; the message names it.</summary>
    Uncontrolled,
}

/// <summary>The words for the kinds.</summary>
public static class FindingKinds
{
    private static readonly (FindingKind Kind, string Word)[] s_words =
    [
        (FindingKind.None, "none"), (FindingKind.Error, "error"), (FindingKind.Rejection, "rejection"), (FindingKind.Race, "race"),
        (FindingKind.Deadlock, "deadlock"), (FindingKind.LostWakeUp, "lost-wakeup"), (FindingKind.Livelock, "livelock"),
        (FindingKind.Heap, "heap"), (FindingKind.Nondeterminism, "nondeterminism"), (FindingKind.Uncontrolled, "uncontrolled"),
    ];

    public static string Word(this FindingKind kind) => s_words.First(entry => entry.Kind == kind).Word;

    public static FindingKind? Parse(string word) => s_words.Where(entry => entry.Word == word).Select(static entry => (FindingKind?)entry.Kind).FirstOrDefault();

    public static IEnumerable<string> Words => s_words.Skip(1).Select(static entry => entry.Word);
}

/// <summary>One step of a run: which thread, what it did, and who had the choice.</summary>
/// <param name="Strand">The thread.</param>
/// <param name="Operation">What it did.</param>
/// <param name="EnabledBy">The step that made it ready, or -1.</param>
/// <param name="Decision">The number of the decision that let it go on, or -1 when there was nothing to choose.</param>
/// <param name="After">Further steps that come before it in every schedule; null for none.</param>
public readonly record struct TraceStep(int Strand, Operation Operation, int EnabledBy, int Decision, IReadOnlyList<int>? After)
{
    /// <summary>Objects whose short locks the thread had as it made the step; null for none.</summary>
    public IReadOnlyList<object>? Held { get; init; }

    /// <summary>Threads whose waits it ended before time did; null for none.</summary>
    public IReadOnlyList<int>? InTime { get; init; }
}

/// <summary>Words an operation: "write .balance at bank.js:7:5".</summary>
public delegate string DescribeOperation(in Operation operation);

/// <summary>One run of the program under one schedule.</summary>
public sealed class RunOutcome
{
    public FindingKind Kind { get; set; }

    /// <summary>One line: what happened.</summary>
    public string Title { get; set; } = "";

    /// <summary>The rest: stacks, who waits for whom.</summary>
    public IReadOnlyList<string> Details { get; set; } = [];

    /// <summary>Equal for equal results.</summary>
    public string Fingerprint { get; set; } = "";

    public bool HasFailed => Kind != FindingKind.None;

    /// <summary>The thread chosen at each decision.</summary>
    public required IReadOnlyList<int> Choices { get; init; }

    /// <summary>The event hash as it was at each decision, folded to 16 bits.</summary>
    public required IReadOnlyList<ushort> Checks { get; init; }

    /// <summary>Of all steps: threads, operations, places, in order.</summary>
    public required ulong Hash { get; init; }

    public required int Steps { get; init; }

    /// <summary>All steps, when <see cref="Strategy.ReadsTrace"/> asked for them.</summary>
    public IReadOnlyList<TraceStep> Trace { get; init; } = [];

    /// <summary>Threads of the program, the main one included.</summary>
    public int Threads { get; init; }

    /// <summary>Decisions that took the turn from a thread that could have gone on.</summary>
    public int Preemptions { get; init; }

    /// <summary>What the program printed, and how it ended.</summary>
    public string Output { get; init; } = "";

    /// <summary>Races seen on the way, when the detector listened.</summary>
    public IReadOnlyList<RaceReport> Races { get; init; } = [];

    /// <summary>The detector, when it listened.</summary>
    public RaceSession? Session { get; init; }

    /// <summary>How many places were scheduling points when the run began.</summary>
    public int KnownPoints { get; init; }

    /// <summary>Words a step of the trace.</summary>
    public DescribeOperation Describe { get; init; } = static (in Operation operation) => operation.Verb;

    /// <summary>New ones were found on the way.</summary>
    public bool LearnedPoints { get; init; }

    /// <summary>The strategy had seen enough of it.</summary>
    public bool WasCut { get; init; }

    /// <summary>Threads were stopped before they came to their ends, because the program ended.</summary>
    public bool StoppedThreads { get; init; }

    /// <summary>What the exit code was, when the program ended by itself.</summary>
    public int ExitCode { get; set; }
}
