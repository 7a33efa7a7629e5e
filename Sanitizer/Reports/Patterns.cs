using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What kind of mistake a race looks like, and what usually mends it. Guesses: they order and explain reports, they never hide one.</summary>
internal static class Patterns
{
    public static RacePattern Classify(Place place, ReportAccess first, ReportAccess second)
    {
        string one = Wording.Top(first).Source, two = Wording.Top(second).Source;
        bool collection = place.Kind == PlaceKind.Entry || (place.Kind == PlaceKind.Part && place.Part == Part.Entries);
        if (place.Kind == PlaceKind.Part && place.Part is Part.KeySet or Part.Entries && (first.Action == "listed" || second.Action == "listed"))
            return RacePattern.IterationDuringChange;
        if ((first.IsWrite && IsUpdate(one, first.Expression)) || (second.IsWrite && IsUpdate(two, second.Expression)))
            return RacePattern.LostUpdate;
        if (IsOnce(one) && IsOnce(two))
            return RacePattern.DoubleCheckedInitialisation;
        if (IsCheck(one) || IsCheck(two) || first.Action == "tested" || second.Action == "tested")
            return IsFlag(first, second) ? RacePattern.RacyFlag : RacePattern.CheckThenAct;
        if (collection || (place.Kind == PlaceKind.Part && place.Part == Part.Length) || place.Kind == PlaceKind.Element)
            return RacePattern.UnlockedCollection;
        if (IsFlag(first, second))
            return RacePattern.RacyFlag;
        if (first.IsWrite != second.IsWrite && IsObjectText((first.IsWrite ? first : second).Value, first.IsWrite ? one : two))
            return RacePattern.UnsafePublication;
        return first.IsWrite && second.IsWrite ? RacePattern.WriteWrite : RacePattern.ReadWrite;
    }

    private static bool IsUpdate(string line, string? expression) =>
        line.Contains("++", StringComparison.Ordinal) || line.Contains("--", StringComparison.Ordinal)
        || new[] { "+=", "-=", "*=", "/=", "|=", "&=", "^=", "%=", "<<=", ">>=" }.Any(op => line.Contains(op, StringComparison.Ordinal))
        || (expression is not null && line.Split('=', 2) is [var left, var right] && !right.StartsWith('=')
            && left.Contains(expression, StringComparison.Ordinal) && right.Contains(expression, StringComparison.Ordinal));

    private static bool IsOnce(string line) =>
        line.Contains("??=", StringComparison.Ordinal) || line.Contains("||=", StringComparison.Ordinal)
        || (line.Contains("if (!", StringComparison.Ordinal) && line.Contains('=', StringComparison.Ordinal));

    private static bool IsCheck(string line)
    {
        string text = line.TrimStart();
        return text.StartsWith("if ", StringComparison.Ordinal) || text.StartsWith("if(", StringComparison.Ordinal)
            || text.StartsWith("while", StringComparison.Ordinal) || text.StartsWith("} while", StringComparison.Ordinal);
    }

    private static bool IsFlag(ReportAccess first, ReportAccess second)
    {
        ReportAccess? write = first.IsWrite ? first : second.IsWrite ? second : null;
        string? line = write is null ? null : Wording.Top(write).Source;
        return line is not null && first.IsWrite != second.IsWrite
            && (line.Contains("= true", StringComparison.Ordinal) || line.Contains("= false", StringComparison.Ordinal) || line.Contains("= 1;", StringComparison.Ordinal));
    }

    private static bool IsObjectText(string? value, string line) =>
        value is not null && (value.StartsWith('#') || value.StartsWith("function", StringComparison.Ordinal) || value.StartsWith('[')
        || line.Contains('{') || line.Contains("new ", StringComparison.Ordinal));

    public static string Hint(RacePattern pattern, string place) => pattern switch
    {
        RacePattern.LostUpdate => $"an update reads {place} and writes it back; another thread's update in between is lost. Do both in one lock.hold(() => …), or use Atomics.add",
        RacePattern.CheckThenAct => $"what was found about {place} may be wrong by the time it is acted on. Check and act inside one lock.hold(() => …), or use Atomics.compareExchange",
        RacePattern.UnsafePublication => $"a thread that sees the new {place} need not see what was put into it before. Publish it with Atomics.store and read it with Atomics.load, under a lock, or before the thread is started",
        RacePattern.IterationDuringChange => $"the listing of {place} sees some of the changes of the other thread and not others. Take a copy under a lock, or hold the lock while listing",
        RacePattern.UnlockedCollection => $"{place} is shared without a lock. Each single operation is safe, sequences of them are not: hold one lock around them",
        RacePattern.DoubleCheckedInitialisation => $"two threads may both find {place} unset and both make it. Make it before the threads start, or inside one lock.hold(() => …)",
        RacePattern.WriteWrite => $"the last of two writes to {place} wins, and which one that is depends on the schedule. Order them (Lock, join), or make both Atomics.store",
        RacePattern.ReadWrite => $"whether the reader of {place} finds the old or the new value depends on the schedule. Order the two (Lock, join), or use Atomics.load and Atomics.store",
        RacePattern.RacyFlag => $"{place} looks like a flag: the reader learns of it late, and nothing that was done before setting it is sure to be seen. Use Atomics.store and Atomics.load, or Atomics.wait",
    };

    public static string Name(RacePattern pattern) => pattern switch
    {
        RacePattern.LostUpdate => "lost update",
        RacePattern.CheckThenAct => "check-then-act",
        RacePattern.UnsafePublication => "unsafe publication",
        RacePattern.IterationDuringChange => "iteration during change",
        RacePattern.UnlockedCollection => "collection shared without a lock",
        RacePattern.DoubleCheckedInitialisation => "double-checked initialisation",
        RacePattern.WriteWrite => "unordered writes",
        RacePattern.ReadWrite => "unordered read and write",
        RacePattern.RacyFlag => "racy flag",
    };
}
