using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer.Recording;

/// <summary>Listens to one run behind the explorer's probe and notes what is worth showing: steps, accesses of shared places, and what orders threads.</summary>
/// <remarks>
/// It changes nothing: the events and their hash are those of a run without it. Called by whoever has the turn; one instance serves one run.
/// What it keeps of the program's objects is let go of by <see cref="Built"/>.
/// </remarks>
internal sealed class Recorder : Probe
{
    private const int Most = 20_000;

    private readonly List<Draft> _events = [];
    private readonly List<(Draft From, Draft To, EdgeKind Kind)> _edges = [];
    private readonly Dictionary<object, Draft> _released = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> _syncs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Draft> _last = [];
    private readonly List<Seen> _races = [];
    private ControlledScheduler _scheduler = null!;
    private Probe? _detector;
    private Reporter? _reporter;
    private IProbeNames _names = null!;
    private PointMap _map = null!;
    private Draft? _unsettled;
    private int _steps, _left;
    private bool _isChoice, _isPreemption;

    /// <summary>What is noted of an event while the run goes on.</summary>
    internal sealed class Draft
    {
        public required int Lane { get; init; }
        public required EventKind Kind { get; set; }
        public required string Verb { get; set; }
        public Operation Operation { get; init; }
        public CodeSite? Site { get; init; }
        public string Place { get; set; } = "";
        public string? Before { get; set; }
        public string? After { get; set; }
        public int Step { get; init; }
        public bool IsChoice { get; init; }
        public bool IsPreemption { get; init; }

        /// <summary>An access that is no step: shown when threads share its place.</summary>
        public bool IsMinor { get; init; }
        public EventMark Mark { get; set; }
        public int Index { get; set; } = -1;
    }

    /// <summary>A race that the detector reported, and the event at which it did.</summary>
    internal sealed record Seen(RaceReport Race, Draft Second);

    private sealed record Token(Draft? From, object? Inner);

    public IReadOnlyList<Draft> Events => _events;
    public IReadOnlyList<(Draft From, Draft To, EdgeKind Kind)> Edges => _edges;
    public IReadOnlyList<Seen> Races => _races;
    public IProbeNames Names => _names;
    public PointMap Map => _map;
    public ControlledScheduler Scheduler => _scheduler;
    public int LeftOut => _left;

    /// <summary>Stands between the explorer's probe and the detector.</summary>
    public Recorder Over(Probe? detector, Reporter? reporter, ControlledScheduler scheduler, PointMap map)
    {
        (_detector, _reporter, _scheduler, _map) = (detector, reporter, scheduler, map);
        return this;
    }

    /// <summary>A strategy that decides as another one does, and tells of it.</summary>
    public Strategy Tapped(Strategy strategy) => new Tap(strategy, this);

    public string SyncName(object? sync)
    {
        if (sync is null)
            return "";
        if (!_syncs.TryGetValue(sync, out int number))
            _syncs.Add(sync, number = _syncs.Count(entry => _names.Kind(entry.Key) == _names.Kind(sync)) + 1);
        return $"{_names.Kind(sync).ToLowerInvariant()} {number}";
    }

    // ---- Steps ------------------------------------------------------------------------------------------------------------

    private void Stepped(Strand strand, in Operation operation)
    {
        Settle();
        _steps++;
        bool isAccess = operation.Space is not (Space.None or Space.Sync or Space.Engine);
        Add(new Draft
        {
            Lane = strand.Number,
            Kind = KindOf(operation),
            Verb = VerbOf(operation),
            Operation = operation,
            Site = operation.Site,
            Place = isAccess ? PlaceOf(operation) : PlaceOfSync(operation),
            Before = isAccess ? ValueOf(operation) : null,
            Step = _steps,
            IsChoice = _isChoice,
            IsPreemption = _isPreemption,
        });
        _isChoice = _isPreemption = false;
    }

    private Draft Add(Draft made)
    {
        if (_events.Count >= Most)
        {
            _events.RemoveRange(0, Most / 4);
            _left += Most / 4;
        }
        _events.Add(made);
        _last[made.Lane] = made;
        if (made.Operation.Effect is Effect.Change or Effect.Make or Effect.Update && made.Operation.Space is not (Space.Sync or Space.Engine))
            _unsettled = made;
        return made;
    }

    /// <summary>What was told before it happened has happened by now.</summary>
    public void Settle()
    {
        if (_unsettled is not { } done)
            return;
        _unsettled = null;
        done.After = ValueOf(done.Operation);
    }

    private string? ValueOf(in Operation operation) => operation.Target is not { } target ? null : operation.Space switch
    {
        Space.Property => _names.ValueOf(target, operation.Key!),
        Space.Element when operation.To - operation.From == 1 => _names.ElementOf(target, (uint)operation.From),
        Space.Variable => _names.VariableOf(target),
        _ => null,
    };

    private static EventKind KindOf(in Operation operation) => operation switch
    {
        { Verb: "start" } => EventKind.Start,
        { Verb: "take lock" or "try lock" or "look at lock" } => EventKind.Lock,
        { Verb: "release lock" } => EventKind.Unlock,
        { Verb: "wait" } => EventKind.Wait,
        { Verb: "notify" } => EventKind.Notify,
        { Verb: "atomic" } => EventKind.Atomic,
        { Space: Space.None or Space.Sync or Space.Engine } => EventKind.Step,
        { Effect: Effect.Look or Effect.Test } => EventKind.Read,
        _ => EventKind.Write,
    };

    private static string VerbOf(in Operation operation) => operation switch
    {
        { Verb: "start" } => "begins",
        { Verb: "take lock" } => "asks for",
        { Verb: "try lock" } => "tries",
        { Verb: "look at lock" } => "looks at",
        { Verb: "release lock" } => "releases",
        { Verb: "wait" } => "waits on",
        { Verb: "notify" } => "notifies",
        { Verb: "go on" } => "goes on",
        { Verb: "atomic" } => "works atomically on",
        { Space: Space.Engine } => $"engine {operation.Verb}",
        { Space: Space.Sync } => "settles or asks a promise",
        { Effect: Effect.Look } => operation is { Space: Space.Part, Key: Part.KeySet or Part.Entries } ? "lists" : "reads",
        { Effect: Effect.Test } => "looks for",
        { Effect: Effect.Change } => "writes",
        { Effect: Effect.Make } => "adds or removes",
        _ => "changes",
    };

    private string PlaceOfSync(in Operation operation)
    {
        if (operation is not { Space: Space.Sync, Target: { } sync } || operation.Verb is "go on" or "")
            return "";
        return operation.Also is { } condition ? $"{NameOf(condition, operation.Site)} and releases {SyncName(sync)}" : NameOf(sync, operation.Site);
    }

    private string NameOf(object sync, CodeSite? site)
    {
        string? expression = null;
        if (site is not null)
        {
            SourceFrame frame = _names.FrameAt(site.Context.Code, site.Pc);
            foreach (string method in (string[])["hold", "asyncHold", "wait", "notify", "notifyAll", "acquire", "release", "lock", "unlock"])
            {
                if (expression is null && SourceNames.Expression(frame, method, false) is { } found && found.EndsWith("." + method, StringComparison.Ordinal))
                    expression = found[..^(method.Length + 1)];
            }
        }
        return expression is null ? SyncName(sync) : $"{SyncName(sync)} ({expression})";
    }

    private string PlaceOf(in Operation operation)
    {
        if (operation.Site is not { } site || operation.Target is not { } target)
            return "";
        SourceFrame frame = _names.FrameAt(site.Context.Code, site.Pc);
        return operation.Space switch
        {
            Space.Property => SourceNames.Expression(frame, _names.Key(operation.Key!), false) ?? $"{_names.Kind(target)}.{_names.Key(operation.Key!)}",
            Space.Element => $"{Stem(SourceNames.Expression(frame, null, true)) ?? _names.Kind(target)}[{(operation.To - operation.From == 1 ? $"{operation.From}" : $"{operation.From}…{operation.To - 1}")}]",
            Space.Variable => SourceNames.Identifier(frame) is { } name ? $"variable {name}" : "a variable",
            Space.Entry => $"{_names.Kind(target)} entry {(operation.Key is string text ? $"\"{text}\"" : operation.Key is null ? "" : _names.Kind(operation.Key))}".TrimEnd(),
            Space.Bytes => $"byte {operation.From} of {_names.Kind(target)}",
            _ => operation.Key switch
            {
                Part.Length => SourceNames.Expression(frame, "length", false) ?? $"{_names.Kind(target)}.length",
                Part.KeySet => $"the keys of {_names.Kind(target)}",
                Part.Entries => $"the entries of {_names.Kind(target)}",
                _ => $"the {operation.Key?.ToString()?.ToLowerInvariant() ?? "state"} of {_names.Kind(target)}",
            },
        };
    }

    private static string? Stem(string? expression) => expression?.LastIndexOf('[') is > 0 and int open ? expression[..open] : null;

    // ---- Accesses that are no steps -----------------------------------------------------------------------------------------

    private void Access(ProbeThread t, Space space, object target, object? key, long from, long to, Access access)
    {
        if (_scheduler.IsOver || _scheduler.Alive < 2)
            return;
        Strand strand = Of(t);
        var operation = new Operation(space, Places.EffectOf(access), target, key, from, to) { Site = t.Here() };
        if (_last.TryGetValue(strand.Number, out Draft? last) && ReferenceEquals(last.Operation.Target, target) && last.Operation.Space == space && ReferenceEquals(last.Site, operation.Site)
            && ReferenceEquals(_events.Count > 0 ? _events[^1] : null, last))
            return;
        if (_map.ClassOf(operation.Site!, space, _names).IsInternal)
            return;
        Settle();
        Add(new Draft { Lane = strand.Number, Kind = KindOf(operation), Verb = VerbOf(operation), Operation = operation, Site = operation.Site, Place = PlaceOf(operation), Before = ValueOf(operation), IsMinor = true });
    }

    private Strand Of(ProbeThread t) => _scheduler.Of((EngineThread)t);

    private void Heard(ProbeThread t)
    {
        if (_reporter is null || _scheduler.IsOver)
            return;
        IReadOnlyList<RaceReport> reports = _reporter.Reports;
        for (int i = _races.Count; i < reports.Count; i++)
        {
            Draft second = _last.TryGetValue(Of(t).Number, out Draft? last) ? last : Happens(t, EventKind.Step, "touches", reports[i].Place);
            _races.Add(new Seen(reports[i], second));
        }
    }

    public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access)
    {
        Access(t, Space.Property, o, key, 0, 0, access);
        _detector?.Property(t, o, ref shadow, key, access);
        Heard(t);
    }

    public override void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access)
    {
        Access(t, Space.Element, o, null, index, index + 1L, access);
        _detector?.Element(t, o, ref shadow, index, access);
        Heard(t);
    }

    public override void Elements(ProbeThread t, object o, ref object? shadow, uint from, uint to, Access access)
    {
        Access(t, Space.Element, o, null, from, to, access);
        _detector?.Elements(t, o, ref shadow, from, to, access);
        Heard(t);
    }

    public override void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access)
    {
        Access(t, Space.Part, o, Places.Of(part), 0, 0, access);
        _detector?.OfPart(t, o, ref shadow, part, access);
        Heard(t);
    }

    public override void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access)
    {
        Access(t, Space.Entry, collection, key, keyBits, 0, access);
        _detector?.Entry(t, collection, ref shadow, key, keyBits, access);
        Heard(t);
    }

    public override void Cleared(ProbeThread t, object collection, ref object? shadow)
    {
        _detector?.Cleared(t, collection, ref shadow);
        Heard(t);
    }

    public override void Variable(ProbeThread t, object variable, ref object? shadow, Access access)
    {
        Access(t, Space.Variable, variable, null, 0, 0, access);
        _detector?.Variable(t, variable, ref shadow, access);
        Heard(t);
    }

    public override void Bytes(ProbeThread t, object buffer, ref object? shadow, long offset, long count, Access access)
    {
        Access(t, Space.Bytes, buffer, null, offset, offset + count, access);
        _detector?.Bytes(t, buffer, ref shadow, offset, count, access);
        Heard(t);
    }

    public override bool HearsOfBirths => _detector is { HearsOfBirths: true };

    public override void Allocated(ProbeThread t, object o, ref object? shadow) => _detector?.Allocated(t, o, ref shadow);

    public override object? AtomicBegin(ProbeThread t, object o, ref object? shadow, object? key, long index, int bytes = 0) => _detector?.AtomicBegin(t, o, ref shadow, key, index, bytes);

    public override void AtomicEnd(ProbeThread t, object? token, Access access)
    {
        _detector?.AtomicEnd(t, token, access);
        if (!_scheduler.IsOver && _last.TryGetValue(Of(t).Number, out Draft? last) && last.Kind == EventKind.Atomic)
            last.Verb = access is Probes.Access.AtomicRead ? "reads atomically" : "writes atomically";
        Heard(t);
    }

    // ---- What orders threads ------------------------------------------------------------------------------------------------

    private Draft Happens(ProbeThread t, EventKind kind, string verb, string place)
    {
        Settle();
        return Add(new Draft { Lane = Of(t).Number, Kind = kind, Verb = verb, Place = place, Site = t.Here() });
    }

    public override void Attached(IProbeNames names, ProbeThread main)
    {
        _names = names;
        _detector?.Attached(names, main);
    }

    public override void Forked(ProbeThread parent, ProbeThread child, string name)
    {
        if (!_scheduler.IsOver)
        {
            Draft spawn = Happens(parent, EventKind.Spawn, "starts", Of(child).Name);
            _last[Of(child).Number] = spawn;
            _births.Add(Of(child).Number, spawn);
        }
        _detector?.Forked(parent, child, name);
    }

    private readonly Dictionary<int, Draft> _births = [];

    /// <summary>Where each thread was started.</summary>
    public IReadOnlyDictionary<int, Draft> Births => _births;

    public override object? Ended(ProbeThread child)
    {
        Draft? end = _scheduler.IsOver ? null : Add(Settled(new Draft { Lane = Of(child).Number, Kind = EventKind.End, Verb = "ends" }));
        return new Token(end, _detector?.Ended(child));
    }

    private Draft Settled(Draft made)
    {
        Settle();
        return made;
    }

    public override void Joined(ProbeThread t, object? token)
    {
        if (token is Token { From: { } end } && !_scheduler.IsOver)
            _edges.Add((end, Happens(t, EventKind.Join, "joins", end.Lane == 0 ? "main" : $"thread {end.Lane}"), EdgeKind.Join));
        _detector?.Joined(t, (token as Token)?.Inner);
    }

    public override object? Depart(ProbeThread t) =>
        new Token(!_scheduler.IsOver && _last.TryGetValue(Of(t).Number, out Draft? last) ? last : null, _detector?.Depart(t));

    public override void Arrive(ProbeThread t, object? token)
    {
        if (token is not Token known)
            return;
        if (known.From is { } from && !_scheduler.IsOver && from.Lane != Of(t).Number)
            _edges.Add((from, Happens(t, EventKind.Step, from.Kind == EventKind.Notify ? "is woken" : "goes on", ""), from.Kind == EventKind.Notify ? EdgeKind.Notify : EdgeKind.Message));
        _detector?.Arrive(t, known.Inner);
    }

    public override object? Merge(object? first, object? second) => (first, second) switch
    {
        (Token a, Token b) => new Token(b.From ?? a.From, _detector?.Merge(a.Inner, b.Inner)),
        _ => second ?? first,
    };

    public override void Before(ProbeThread t, SyncOperation operation, object sync, ref object? shadow) => _detector?.Before(t, operation, sync, ref shadow);

    public override void Notified(ProbeThread t, object sync, int woken) => _detector?.Notified(t, sync, woken);

    public override void Waiting(ProbeThread t, object sync, ref object? shadow)
    {
        if (!_scheduler.IsOver && _last.TryGetValue(Of(t).Number, out Draft? last) && last.Kind == EventKind.Lock)
            last.Verb = "waits for";
        _detector?.Waiting(t, sync, ref shadow);
    }

    public override void Acquired(ProbeThread t, object sync, ref object? shadow)
    {
        if (!_scheduler.IsOver && _last.TryGetValue(Of(t).Number, out Draft? last))
        {
            if (last.Kind == EventKind.Lock)
                last.Verb = last.Verb == "waits for" ? last.Verb : "takes";
            else if (last.Verb == "goes on")
                (last.Kind, last.Verb, last.Place) = (EventKind.Lock, "takes", SyncName(sync));
            if (last.Verb != "waits for" && _released.TryGetValue(sync, out Draft? release) && release.Lane != last.Lane)
                _edges.Add((release, last, EdgeKind.Lock));
        }
        _detector?.Acquired(t, sync, ref shadow);
    }

    public override void Releasing(ProbeThread t, object sync, ref object? shadow)
    {
        if (!_scheduler.IsOver && _last.TryGetValue(Of(t).Number, out Draft? last))
            _released[sync] = last;
        _detector?.Releasing(t, sync, ref shadow);
    }

    private sealed class Tap(Strategy strategy, Recorder recorder) : Strategy
    {
        public override string Name => strategy.Name;

        public override bool ReadsTrace => strategy.ReadsTrace;

        public override bool Begin(ulong seed) => strategy.Begin(seed);

        public override int Choose(IScheduleView view)
        {
            int chosen = strategy.Choose(view);
            recorder._isChoice = true;
            recorder._isPreemption = view.Current >= 0 && view.Current != chosen;
            return chosen;
        }

        public override bool MayGoOn(IScheduleView view, int only) => strategy.MayGoOn(view, only);

        public override void Stepped(IScheduleView view, Strand strand, in Operation operation)
        {
            strategy.Stepped(view, strand, operation);
            recorder.Stepped(strand, operation);
        }
    }
}
