using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>From a race of the detector to a report: names, stacks, values, pattern.</summary>
internal sealed class Wording(IProbeNames names)
{
    private const int MaxFrames = 64;

    private static readonly ReportFrame s_elsewhere = new("", "<unknown>", 0, 0, "");

    public RaceReport Word(Race race)
    {
        string kind = KindOf(race.Place);
        string owner = names.Kind(race.Place.Owner);
        // Told before it happens: what is there now is what the first wrote, or what both read. A predicted race is of the past, and has its values with it.
        string? now = race.IsPredicted ? race.FirstValue : ValueNow(race.Place);
        ReportAccess first = WordAccess(race, race.First, now);
        ReportAccess second = WordAccess(race, race.Second, race.IsPredicted ? race.SecondValue : race.Second.Access is Access.Read or Access.AtomicRead ? now : ValueWritten(race));
        string place = PlaceName(race.Place, first, second, owner);
        RacePattern pattern = Patterns.Classify(race.Place, first, second);
        bool isBetweenWorkers = race.First.Thread.Worker != race.Second.Thread.Worker;
        return new RaceReport(place, kind, owner, first, second, pattern, isBetweenWorkers ? Patterns.HintBetweenWorkers(place) : Patterns.Hint(pattern, place),
            Missing(race, first, second), Frames(race.Birth), race.Maker?.Name, Fingerprints.Of(first, second))
        { IsPredicted = race.IsPredicted };
    }

    public IReadOnlyList<ReportFrame> Frames(CodeSite? site)
    {
        var frames = new List<ReportFrame>();
        if (site is null)
            return frames;
        int pc = site.Pc;
        for (CallContext? context = site.Context; context is not null && frames.Count < MaxFrames; context = context.Parent)
        {
            SourceFrame frame = names.FrameAt(context.Code, pc);
            if (frame.Path.Length > 0 && !frame.Path.StartsWith("node:internal/", StringComparison.Ordinal))
                frames.Add(new ReportFrame(frame.Function, ShownPath(frame.Path), frame.Line, frame.Column, SourceNames.Line(frame)) { Above = SourceNames.LineAbove(frame) });
            pc = context.CallPc;
        }
        return frames;
    }

    /// <summary>As the user would write it: relative to the working directory for what lies below it.</summary>
    private static string ShownPath(string path)
    {
        if (!Path.IsPathRooted(path))
            return path;
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private ReportAccess WordAccess(Race race, AccessRecord access, string? value)
    {
        bool atomic = access.Access is Access.AtomicRead or Access.AtomicWrite or Access.AtomicUpdate or Access.AtomicAdd;
        bool write = access.Access is not (Access.Read or Access.Has or Access.AtomicRead);
        return new ReportAccess(Thread(access.Thread), Verb(access.Access, race.Place), write, atomic, ExpressionAt(race.Place, access.Site), value,
            Frames(access.Site), Locks(access.Locks));
    }

    public IReadOnlyList<ReportLock> Locks(LockSet locks) => [.. locks.Each().Select(held => new ReportLock(held.Name!.ToString(), Frames(held.Taken).FirstOrDefault()))];

    public ReportThread Thread(ThreadInfo info) => new(info.Name, Frames(info.Birth));

    private static string Verb(Access access, Place place) => access switch
    {
        Access.Read => place.Kind == PlaceKind.Part && place.Part is Part.KeySet or Part.Entries ? "listed" : "read",
        Access.Write => "wrote",
        Access.Add or Access.AddPrivate => "added or removed",
        Access.Remove => "removed",
        Access.Has => "tested",
        Access.Update => "changed",
        Access.AtomicRead => "read atomically",
        Access.AtomicWrite or Access.AtomicUpdate => "wrote atomically",
        Access.AtomicAdd => "added atomically",
    };

    private string? ExpressionAt(Place place, CodeSite? site)
    {
        if (site is null)
            return null;
        SourceFrame frame = names.FrameAt(site.Context.Code, site.Pc);
        return place.Kind switch
        {
            PlaceKind.Property => SourceNames.Expression(frame, names.Key(place.Key!), false),
            PlaceKind.Element or PlaceKind.Byte => SourceNames.Expression(frame, null, true),
            PlaceKind.Variable => SourceNames.Identifier(frame),
            PlaceKind.Part when place.Part == Part.Length => SourceNames.Expression(frame, "length", false),
            _ => null,
        };
    }

    private static string KindOf(Place place) => place.Kind switch
    {
        PlaceKind.Property => "property",
        PlaceKind.Element => "element",
        PlaceKind.Entry => "entry",
        PlaceKind.Variable => "variable",
        PlaceKind.Byte => "byte",
        PlaceKind.Part => place.Part switch
        {
            Part.KeySet => "keys",
            Part.Entries => "entries",
            Part.Length => "length",
            Part.Prototype => "prototype",
            Part.Extensible => "extensibility",
            Part.Integrity => "attributes",
            Part.State => "state",
        },
    };

    private string PlaceName(Place place, ReportAccess first, ReportAccess second, string owner)
    {
        string? expression = second.Expression ?? first.Expression;
        switch (place.Kind)
        {
            case PlaceKind.Property:
                return Named(expression, names.Key(place.Key!)) ?? Named(first.Expression, names.Key(place.Key!)) ?? $"{owner}.{names.Key(place.Key!)}";
            case PlaceKind.Element:
                string name = expression is null ? owner : expression[..Math.Max(expression.LastIndexOf('['), 0)];
                return $"{(name.Length == 0 ? owner : name)}[{place.Index}]";
            case PlaceKind.Variable:
                // Where a variable is written its name stands at the access; a read has no place of its own in the table of positions.
                return (first.IsWrite ? first.Expression ?? second.Expression : second.Expression ?? first.Expression) ?? "a captured variable";
            case PlaceKind.Entry:
                return $"{owner} entry {(place.Key is string text ? $"\"{text}\"" : place.Key is null ? "" : names.Kind(place.Key))}".TrimEnd();
            case PlaceKind.Byte:
                return expression is null ? $"byte {place.Index} of {owner}" : $"{expression} (byte {place.Index} of {owner})";
            default:
                return place.Part switch
                {
                    Part.Length => Named(second.Expression, "length") ?? Named(first.Expression, "length") ?? $"{owner}.length",
                    Part.KeySet => $"the keys of {owner}",
                    Part.Entries => $"the entries of {owner}",
                    Part.Prototype => $"the prototype of {owner}",
                    Part.Extensible => $"the extensibility of {owner}",
                    Part.Integrity => $"the attributes of {owner}",
                    Part.State => $"the state of {owner}",
                };
        }
    }

    // A computed key is shown as the name it came to.
    private static string? Named(string? expression, string key) => expression switch
    {
        null => null,
        _ when expression.EndsWith(key, StringComparison.Ordinal) => expression,
        [.., ']'] when expression.LastIndexOf('[') is > 0 and int open && expression[open..].Length < 20 => $"{expression[..open]}.{key}",
        _ => null,
    };

    private string? ValueNow(Place place) => place.Kind switch
    {
        PlaceKind.Property => names.ValueOf(place.Owner, place.Key!),
        PlaceKind.Element => names.ElementOf(place.Owner, (uint)place.Index),
        PlaceKind.Variable => names.VariableOf(place.Owner),
        _ => null,
    };

    private static string? ValueWritten(Race race) =>
        race.Place.Kind is PlaceKind.Property or PlaceKind.Element or PlaceKind.Variable or PlaceKind.Entry or PlaceKind.Byte
        && race.Second.Access is Access.Write or Access.Add or Access.AddPrivate or Access.AtomicWrite or Access.AtomicUpdate or Access.AtomicAdd
            ? race.Writer?.ValueWritten() : null;

    private static string Missing(Race race, ReportAccess first, ReportAccess second) =>
        race.IsPredicted
            ? $"in this run locks happened to order them; when {second.Thread.Name} gets there first, nothing does"
            : race.KnownClock == 0
            ? $"nothing orders them: {second.Thread.Name} has seen nothing of {first.Thread.Name} yet"
            : $"nothing orders them: {second.Thread.Name} has seen {first.Thread.Name} up to its step {race.KnownClock}, this was in step {race.FirstClock}";

    public static ReportFrame Top(ReportAccess access) => access.Stack.Count > 0 ? access.Stack[0] : s_elsewhere;
}
