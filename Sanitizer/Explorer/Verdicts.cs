using System.Text;
using System.Text.RegularExpressions;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>What a run came to, when it did not end as it should.</summary>
internal sealed record RunVerdict(FindingKind Kind, string Title, IReadOnlyList<string> Details, string Fingerprint)
{
    /// <summary>Who waited when nobody could go on.</summary>
    public IReadOnlyList<WaitingStrand> Waits { get; init; } = [];
}

/// <summary>A thread that waits: what for, on which object, who has it, and where.</summary>
internal sealed record WaitingStrand(Strand Strand, WaitKind For, object? On, Strand? Holder, CodeSite? At);

/// <summary>Words what happened. Looks at nothing but positions and what the scheduler noted.</summary>
internal sealed partial class Verdicts(PointMap map, IProbeNames names)
{
    private readonly Wording _wording = new(names);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    /// <summary>Equal for results that differ in nothing but numbers.</summary>
    public static string FingerprintOf(FindingKind kind, string text, string? position = null)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in $"{kind} {Numbers().Replace(text, "#")} {position}")
            hash = (hash ^ c) * 1099511628211;
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Equal for equal texts.</summary>
    public static string ExactFingerprint(string text) => FingerprintOf(FindingKind.None, "", text);

    public static RunVerdict Uncontrolled(string what) => new(FindingKind.Uncontrolled, $"the program uses {what}; the explorer cannot repeat that", [], FingerprintOf(FindingKind.Uncontrolled, what));

    /// <summary>Short locks of the engine's are never waited for like this: one of its own protocols is wrong.</summary>
    public RunVerdict Taken(ControlledScheduler scheduler) => new(FindingKind.Heap, "the engine is stuck: all who could go on find one of its short locks taken",
        [.. scheduler.Strands.Where(static strand => strand.State == StrandState.Ready).Select(strand => $"{strand.Name} {Describe(strand.Next)}")], FingerprintOf(FindingKind.Heap, "taken"));

    public static RunVerdict Hung(double seconds) => new(FindingKind.Livelock, $"a thread ran for {seconds:0.#} s without touching anything that others can see", [], FingerprintOf(FindingKind.Livelock, "hung"));

    public RunVerdict Livelock(RunControl scheduler, int steps)
    {
        var details = new List<string>();
        foreach (Strand strand in scheduler.Strands.Where(static strand => strand.State is StrandState.Ready or StrandState.Running))
        {
            details.Add($"{strand.Name} is at {Describe(strand.Next)}");
            details.AddRange(Stack(strand.Next.Site));
        }
        details.Add("a program that is merely long ends with a higher limit (--max-steps)");
        return new RunVerdict(FindingKind.Livelock, $"no end after {steps:N0} steps", details, FingerprintOf(FindingKind.Livelock, "steps"));
    }

    /// <summary>The main program has ended, and these threads wait for what nobody will do; null when there are none.</summary>
    public RunVerdict? LeftWaiting(RunControl scheduler)
    {
        // Who waits with a time limit, again and again, does not wait for ever.
        int count = scheduler.Strands.Count(IsParked);
        return count == 0 ? null : Waits(scheduler, IsParked, "left",
            count == 1 ? "the program has ended, and a thread waits for ever" : $"the program has ended, and {count} threads wait for ever");
    }

    private static bool IsParked(Strand strand) => strand.State == StrandState.Blocked && double.IsPositiveInfinity(strand.Deadline);

    /// <summary>Nobody can go on: a cycle of locks, or a wait that nobody can end.</summary>
    public RunVerdict Stuck(RunControl scheduler)
    {
        bool isOnlyOutside = scheduler.Strands.All(static strand => strand.State != StrandState.Blocked || strand.WaitsFor == WaitKind.Events);
        int blocked = scheduler.Strands.Count(static strand => strand.State == StrandState.Blocked);
        return Waits(scheduler, static strand => strand.State == StrandState.Blocked, "",
            isOnlyOutside ? "the program waits for something that no thread will do" : blocked == 1 ? "a thread waits, and nobody can end it" : $"{blocked} threads wait, and nobody can go on");
    }

    private RunVerdict Waits(RunControl scheduler, Func<Strand, bool> which, string begin, string what)
    {
        var details = new List<string>();
        var key = new StringBuilder(begin);
        var waits = new List<WaitingStrand>();
        bool isLost = false;
        foreach (Strand strand in scheduler.Strands.Where(which))
        {
            Strand? holder = scheduler.HolderOf(strand.WaitsOn);
            waits.Add(new WaitingStrand(strand, strand.WaitsFor, strand.WaitsOn, holder, strand.WaitsAt));
            bool unheard = strand.WaitsFor is WaitKind.Condition or WaitKind.Atomics;
            isLost |= unheard && scheduler.WasUnheard(strand.WaitsOn);
            details.Add($"{strand.Name} waits for {What(strand, holder)}{(unheard && scheduler.WasUnheard(strand.WaitsOn) ? ", which was notified while nobody waited" : "")}");
            details.AddRange(Stack(strand.WaitsAt));
            key.Append(strand.WaitsFor).Append(Position(strand.WaitsAt)).Append('|');
        }
        FindingKind kind = isLost ? FindingKind.LostWakeUp : FindingKind.Deadlock;
        string title = $"{(isLost ? "lost wake-up" : "deadlock")}: {what}";
        return new RunVerdict(kind, title, details, FingerprintOf(kind, "", key.ToString())) { Waits = waits };
    }

    private static string What(Strand strand, Strand? holder) => strand.WaitsFor switch
    {
        WaitKind.Lock => holder is null ? "a lock" : $"a lock that {holder.Name} has",
        WaitKind.Condition => "a notification of a condition",
        WaitKind.Atomics => "Atomics.notify",
        WaitKind.End => "the end of a thread",
        WaitKind.Events => "timers, promises or messages",
        _ => "the engine",
    };

    public RunVerdict Thrown(FindingKind kind, string message, string? stack, string? position)
    {
        string first = message.Split('\n')[0];
        string[] details = stack is null ? [] : [.. stack.Split('\n').Skip(stack.StartsWith(first, StringComparison.Ordinal) ? 1 : 0).Select(static line => "  " + line.Trim())];
        // Where the text is wrong: the stack says who loaded it.
        if (position is not null && first.StartsWith("SyntaxError", StringComparison.Ordinal) && !Array.Exists(details, line => line.Contains(position, StringComparison.Ordinal)))
            details = [$"  at {position}", .. details];
        return new RunVerdict(kind, first, details, FingerprintOf(kind, first, position));
    }

    public IEnumerable<string> Stack(CodeSite? site) => _wording.Frames(site).Take(12).Select(static frame => $"    at {frame}");

    public string Position(CodeSite? site)
    {
        if (site is null)
            return "?";
        SourceFrame frame = names.FrameAt(site.Context.Code, site.Pc);
        return frame.Path.Length == 0 ? "?" : $"{map.Shown(frame.Path)}:{frame.Line}:{frame.Column}";
    }

    /// <summary>"write .balance at bank.js:7:5".</summary>
    public string Describe(in Operation operation)
    {
        string where = operation.Site is null ? "" : $" at {Position(operation.Site)}";
        if (operation.Space == Space.Engine)
            return $"engine {operation.Verb}{where}";
        if (operation.Space is Space.None or Space.Sync)
            return $"{(operation.Verb.Length > 0 ? operation.Verb : "promise")}{where}";
        string verb = operation.Verb.Length > 0 ? operation.Verb : operation.Effect switch
        {
            Effect.Look => "read",
            Effect.Test => "test",
            Effect.Change => "write",
            Effect.Make => "add or remove",
            Effect.Update => "change",
            _ => "step",
        };
        return $"{verb} {Named(operation)}{where}";
    }

    private string Named(in Operation operation) => operation.Space switch
    {
        Space.Property => $".{names.Key(operation.Key!)}",
        Space.Element => operation.To - operation.From == 1 ? $"[{operation.From}]" : $"[{operation.From}…{operation.To - 1}]",
        Space.Entry => operation.Key is string text ? $"entry \"{text}\"" : "entry",
        Space.Variable => "variable",
        Space.Bytes => $"byte {operation.From}",
        _ => operation.Key?.ToString()?.ToLowerInvariant() ?? "place",
    };
}
