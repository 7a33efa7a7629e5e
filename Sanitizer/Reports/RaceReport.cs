namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>One activation of a stack, and the line of source it stands on.</summary>
public sealed record ReportFrame(string Function, string File, int Line, int Column, string Source)
{
    /// <summary>The line before it: where a comment about it stands.</summary>
    public string? Above { get; init; }

    public override string ToString() => Function.Length == 0 ? $"{File}:{Line}:{Column}" : $"{Function} ({File}:{Line}:{Column})";
}

/// <summary>A lock that was held, and where it was taken.</summary>
public sealed record ReportLock(string Name, ReportFrame? Taken);

/// <summary>A thread and where it was started.</summary>
public sealed record ReportThread(string Name, IReadOnlyList<ReportFrame> Started);

/// <summary>One of the two accesses.</summary>
/// <param name="Action">read, wrote, added, removed, tested, …</param>
/// <param name="Expression">The source text that names the place here: <c>cart.items[3].price</c>.</param>
/// <param name="Value">What was read or written, when it is still known.</param>
public sealed record ReportAccess(ReportThread Thread, string Action, bool IsWrite, bool IsAtomic, string? Expression, string? Value,
    IReadOnlyList<ReportFrame> Stack, IReadOnlyList<ReportLock> Locks);

/// <summary>What kind of mistake a race looks like, worst first.</summary>
public enum RacePattern : byte
{
    LostUpdate, CheckThenAct, UnsafePublication, IterationDuringChange, UnlockedCollection, DoubleCheckedInitialisation, WriteWrite, ReadWrite, RacyFlag,
}

/// <summary>Two accesses that nothing orders, in words.</summary>
/// <param name="Place">The best name of the place: <c>cart.items[3].price</c>, the variable <c>total</c>, the keys of a Map.</param>
/// <param name="Kind">property, element, variable, keys, length, entry, …</param>
/// <param name="Owner">What the place belongs to: Object, Array, Map, a class's name.</param>
/// <param name="Folded">Other places where the same two lines raced.</param>
public sealed record RaceReport(string Place, string Kind, string Owner, ReportAccess First, ReportAccess Second, RacePattern Pattern, string Hint,
    string MissingOrder, IReadOnlyList<ReportFrame> Birth, string? Maker, string Fingerprint)
{
    public List<string> Folded { get; } = [];

    /// <summary>How often it was seen.</summary>
    public long Count { get; set; } = 1;

    /// <summary>The same for all reports on one object of the run; 0 for variables, which stand alone.</summary>
    public int OwnerId { get; init; }

    /// <summary>Found by reordering what was observed, not observed itself.</summary>
    public bool IsPredicted { get; init; }

    /// <summary>One of the two accesses is in an included file (all are when none is named), and not both are in excluded ones.</summary>
    public bool IsIn(IReadOnlyCollection<string> include, IReadOnlyCollection<string> exclude)
    {
        string one = Wording.Top(First).File, two = Wording.Top(Second).File;
        return (include.Count == 0 || include.Any(glob => Glob.Matches(glob, one) || Glob.Matches(glob, two)))
            && !(exclude.Any(glob => Glob.Matches(glob, one)) && exclude.Any(glob => Glob.Matches(glob, two)));
    }

    public string Kinds => $"{(First.IsWrite ? "write" : "read")}/{(Second.IsWrite ? "write" : "read")}";
}
