using System.Text.RegularExpressions;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What kind of mistake a race looks like, and what usually mends it. Guesses: they order and explain reports, they never hide one.</summary>
/// <remarks>Told by the kind of place and by the two lines: whether they update, test or set the place by the name that it has there.</remarks>
internal static class Patterns
{
    private sealed class Side(ReportAccess access)
    {
        public ReportAccess Access => access;
        public string Line { get; } = Wording.Top(access).Source;

        // The place as this line names it; what has no name there is looked for by the calls that are made.
        private readonly string? _name = access.Expression is { } name ? $@"(?<![\w$.]){Regex.Escape(name)}(?![\w$])" : null;

        // A line of minified code may take for ever, and a busy machine long for any; who asks is a thread of the program, in the middle of an access.
        private bool Has(string pattern)
        {
            try
            {
                return Regex.IsMatch(Line, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(500));
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        }

        private bool HasName(string pattern) => _name is not null && Has(pattern.Replace("NAME", _name, StringComparison.Ordinal));

        public bool IsListing => Has(@"\bfor\b.*\b(of|in)\b|\.(forEach|keys|values|entries|map|filter|reduce|some|every|find)\s*\(|\.\.\.|Object\.(keys|values|entries|assign)|JSON\.stringify|Array\.from");

        public bool IsUpdate => HasName(@"(\+\+|--)\s*NAME|NAME\s*(\+\+|--)|NAME\s*(\+|-|\*\*?|/|%|\||&|\^|<<|>>>?)=(?!=)|NAME\s*=(?![=>])[^;]*NAME")
            || (_name is null && Has(@"\.set\s*\(.*\.get\s*\("));

        /// <summary>Sets the place if it is not set.</summary>
        public bool IsOnce => HasName(@"NAME\s*(\?\?|\|\|)=|\bif\s*\(\s*(!\s*NAME|NAME\s*={2,3}\s*(undefined|null))\s*\)[^=]*NAME\s*=(?![=>])(?!\s*(true|false)\b)");

        /// <summary>Looks whether the place is set at all.</summary>
        public bool IsUnsetTest => IsOnce || HasName(@"\bif\s*\(\s*(!\s*NAME|NAME\s*={2,3}\s*(undefined|null))");

        public bool IsCheck => access.Action == "tested" || HasName(@"\b(if|while)\s*\([^;{]*NAME") || (_name is null && Has(@"\b(if|while)\s*\(.*\.(has|get|includes|size|length)\b"));

        public bool SetsFlag => HasName(@"NAME\s*=\s*(true|false|0|1)\s*(;|\)|\}|,|$)");

        public bool SetsObject => HasName(@"NAME\s*=\s*(\{|\[|new\b|function\b|class\b|\()")
            || (access.Value is { Length: > 0 } value && (value[0] is '#' or '[' or '{' || value.StartsWith("function", StringComparison.Ordinal)));
    }

    public static RacePattern Classify(Place place, ReportAccess first, ReportAccess second)
    {
        Side one = new(first), two = new(second);
        bool structure = (place.Kind == PlaceKind.Part && place.Part is Part.KeySet or Part.Entries or Part.Length) || place.Kind is PlaceKind.Element or PlaceKind.Entry;
        if (structure && ((!first.IsWrite && one.IsListing) || (!second.IsWrite && two.IsListing)))
            return RacePattern.IterationDuringChange;
        if ((first.IsWrite && one.IsUpdate) || (second.IsWrite && two.IsUpdate))
            return RacePattern.LostUpdate;
        if (IsOnce(one, two))
            return RacePattern.DoubleCheckedInitialisation;
        if (first.IsWrite != second.IsWrite && (first.IsWrite ? one : two).SetsFlag && (first.IsWrite ? two : one).IsCheck && !SameLine(one, two))
            return RacePattern.RacyFlag;
        if (one.IsCheck || two.IsCheck)
            return RacePattern.CheckThenAct;
        if (structure)
            return RacePattern.UnlockedCollection;
        if (first.IsWrite != second.IsWrite)
        {
            Side writer = first.IsWrite ? one : two;
            return writer.SetsFlag ? RacePattern.RacyFlag : writer.SetsObject ? RacePattern.UnsafePublication : RacePattern.ReadWrite;
        }
        return first.IsWrite ? RacePattern.WriteWrite : RacePattern.ReadWrite;
    }

    private static bool SameLine(Side one, Side two) => one.Line == two.Line;

    // Both set it if it is unset; or one looks without the lock under which the other sets it.
    private static bool IsOnce(Side one, Side two)
    {
        if (one.IsOnce && two.IsOnce)
            return true;
        (Side writer, Side reader) = one.Access.IsWrite ? (one, two) : (two, one);
        return writer.Access.IsWrite && !reader.Access.IsWrite && reader.Access.Locks.Count == 0 && reader.IsUnsetTest && (writer.Access.Locks.Count > 0 || writer.IsOnce);
    }

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

    /// <summary>Workers share bytes, and no Lock.</summary>
    public static string HintBetweenWorkers(string place) =>
        $"the two engines have {place} in common and no lock. Hand it over by a message, or by Atomics.store, Atomics.notify and Atomics.wait; or make both accesses Atomics";

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
