using System.Text.RegularExpressions;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer.Recording;

/// <summary>From what a recorder noted to what is shown: leaves out places that one thread uses alone, words the rest, finds the racing pair or the waiting cycle.</summary>
internal sealed partial class InterleavingBuilder(Recorder recorder, RunOutcome outcome, string program, string? raceFingerprint)
{
    private const int Most = 2000;

    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly List<Recorder.Draft> _shown = [];
    private readonly List<(Recorder.Draft From, Recorder.Draft To, EdgeKind Kind)> _edges = [.. recorder.Edges];
    private int _left;

    [GeneratedRegex(@"([^\s()]+):(\d+):(\d+)\)?$")]
    private static partial Regex Place();

    public Interleaving Build()
    {
        recorder.Settle();
        Recorder.Seen? race = recorder.Races.FirstOrDefault(seen => raceFingerprint is null || seen.Race.Fingerprint == raceFingerprint);
        MarkRace(race);
        Choose();
        AddWaits();
        AddStarts();
        for (int i = 0; i < _shown.Count; i++)
            _shown[i].Index = i;
        var events = new List<InterleavingEvent>(_shown.Select(Worded));
        AddFailure(events);
        bool isRace = race is not null && !outcome.HasFailed;
        return new Interleaving
        {
            Title = isRace ? $"race: {race!.Race.Kinds} on {race.Race.Place}" : outcome.HasFailed ? Prefixed(outcome.Kind, outcome.Title) : "no failure",
            Kind = isRace ? FindingKind.Race : outcome.Kind,
            Details = isRace ? [race!.Race.MissingOrder, race.Race.Hint] : outcome.Details,
            Program = program,
            Lanes = [.. recorder.Scheduler.Strands.Select(strand => new Lane(strand.Number, strand.Name, strand.Birth is { } birth ? PositionOf(birth) : ""))],
            Events = events,
            Edges = [.. _edges.Where(static edge => edge.From.Index >= 0 && edge.To.Index >= 0).Select(static edge => new InterleavingEdge(edge.From.Index, edge.To.Index, edge.Kind)).Distinct()],
            Sources = [.. _sources.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => new InterleavingSource(entry.Key, entry.Value))],
            Output = outcome.Output,
            Steps = outcome.Steps,
            Preemptions = outcome.Preemptions,
            Hash = outcome.Hash,
            LeftOut = recorder.LeftOut + _left,
        };
    }

    private static string Prefixed(FindingKind kind, string title) => title.StartsWith(kind.Word() + ": ", StringComparison.Ordinal) || kind == FindingKind.LostWakeUp ? title : $"{kind.Word()}: {title}";

    private void MarkRace(Recorder.Seen? race)
    {
        if (race is null)
            return;
        race.Second.Mark = EventMark.RaceSecond;
        Operation at = race.Second.Operation;
        ReportFrame? top = race.Race.First.Stack.FirstOrDefault();
        for (int i = recorder.Events.Count - 1; i >= 0; i--)
        {
            Recorder.Draft candidate = recorder.Events[i];
            if (candidate.Lane == race.Second.Lane || NameOf(candidate.Lane) != race.Race.First.Thread.Name || candidate.Site is not { } site)
                continue;
            SourceFrame frame = recorder.Names.FrameAt(site.Context.Code, site.Pc);
            bool samePlace = ReferenceEquals(candidate.Operation.Target, at.Target) && candidate.Operation.ConflictsWith(at);
            if ((top is not null && frame.Line == top.Line && frame.Column == top.Column && (samePlace || candidate.Operation.Target is null || at.Target is null)) || (top is null && samePlace))
            {
                candidate.Mark = EventMark.RaceFirst;
                return;
            }
        }
    }

    private static string NameOf(int lane) => lane == 0 ? "main" : $"thread {lane}";

    /// <summary>Steps, and what the run itself showed to be shared without an order.</summary>
    private void Choose()
    {
        foreach (Recorder.Draft draft in recorder.Events)
        {
            if (!draft.IsMinor || draft.Mark != EventMark.None || recorder.Map.ClassOf(draft.Site!, draft.Operation.Space, recorder.Names).IsPoint)
                _shown.Add(draft);
        }
        if (_shown.Count <= Most)
            return;
        _left = _shown.Count - Most;
        _shown.RemoveRange(0, _left);
    }

    /// <summary>Who waits at the end, and for whom: the arrows of a deadlock close a cycle.</summary>
    private void AddWaits()
    {
        if (recorder.Scheduler.Verdict is not { Waits.Count: > 0 } verdict)
            return;
        var made = new Dictionary<int, Recorder.Draft>();
        foreach (WaitingStrand wait in verdict.Waits)
        {
            string what = wait.For switch
            {
                WaitKind.Lock => wait.Holder is { } holder ? $"{recorder.SyncName(wait.On)}, which {holder.Name} has" : recorder.SyncName(wait.On),
                WaitKind.Condition => $"a notification of {recorder.SyncName(wait.On)}",
                WaitKind.Atomics => "Atomics.notify",
                WaitKind.End => "the end of a thread",
                _ => "something that no thread will do",
            };
            var draft = new Recorder.Draft { Lane = wait.Strand.Number, Kind = EventKind.Blocked, Verb = "waits for ever for", Place = what, Site = wait.At, Mark = EventMark.Waits };
            made.Add(wait.Strand.Number, draft);
            _shown.Add(draft);
        }
        foreach (WaitingStrand wait in verdict.Waits)
        {
            if (wait.Holder is { } holder && made.TryGetValue(holder.Number, out Recorder.Draft? other))
                _edges.Add((made[wait.Strand.Number], other, EdgeKind.WaitsFor));
        }
    }

    private void AddStarts()
    {
        foreach ((int lane, Recorder.Draft birth) in recorder.Births)
        {
            Recorder.Draft? first = _shown.Find(draft => draft.Lane == lane);
            if (first is not null)
                _edges.Add((birth, first, EdgeKind.Start));
        }
    }

    private InterleavingEvent Worded(Recorder.Draft draft)
    {
        List<string> stack = [];
        string file = "";
        int line = 0, column = 0;
        if (draft.Site is { } site)
        {
            SourceFrame frame = recorder.Names.FrameAt(site.Context.Code, site.Pc);
            if (frame.Path.Length > 0)
            {
                (file, line, column) = (recorder.Map.Shown(frame.Path), frame.Line, frame.Column);
                if (!frame.Path.StartsWith("node:", StringComparison.Ordinal))
                    _sources.TryAdd(file, Unwrapped(frame.Text));
            }
            stack.AddRange(Stack(site));
        }
        return new InterleavingEvent
        {
            Index = draft.Index,
            Lane = draft.Lane,
            Kind = draft.Kind,
            Text = $"{draft.Verb} {draft.Place}".TrimEnd(),
            Before = draft.Before,
            After = draft.After,
            File = file,
            Line = line,
            Column = column,
            Stack = stack,
            Step = draft.Step,
            IsChoice = draft.IsChoice,
            IsPreemption = draft.IsPreemption,
            Mark = draft.Mark,
        };
    }

    /// <summary>Without the function that a CommonJS module stands in.</summary>
    private static string Unwrapped(string text)
    {
        const string Head = "(function (exports, require, module, __filename, __dirname) {";
        return text.StartsWith(Head, StringComparison.Ordinal) && text.TrimEnd().EndsWith("})", StringComparison.Ordinal) ? text[Head.Length..text.LastIndexOf("})", StringComparison.Ordinal)] : text;
    }

    private IEnumerable<string> Stack(CodeSite site)
    {
        int pc = site.Pc, count = 0;
        for (CallContext? context = site.Context; context is not null && count < 24; context = context.Parent)
        {
            SourceFrame frame = recorder.Names.FrameAt(context.Code, pc);
            if (frame.Path.Length > 0 && !frame.Path.StartsWith("node:internal/", StringComparison.Ordinal))
            {
                count++;
                yield return $"{(frame.Function.Length == 0 ? "" : frame.Function + " ")}{recorder.Map.Shown(frame.Path)}:{frame.Line}:{frame.Column}";
            }
            pc = context.CallPc;
        }
    }

    private string PositionOf(CodeSite site)
    {
        SourceFrame frame = recorder.Names.FrameAt(site.Context.Code, site.Pc);
        return frame.Path.Length == 0 ? "" : $"{recorder.Map.Shown(frame.Path)}:{frame.Line}:{frame.Column}";
    }

    private void AddFailure(List<InterleavingEvent> events)
    {
        if (outcome.Kind is not (FindingKind.Error or FindingKind.Rejection or FindingKind.Heap or FindingKind.Uncontrolled or FindingKind.Livelock or FindingKind.Nondeterminism))
            return;
        Match? at = outcome.Details.Select(static line => Place().Match(line)).FirstOrDefault(static match => match.Success);
        string path = at is null ? "" : recorder.Map.Shown(at.Groups[1].Value);
        string known = _sources.ContainsKey(path) ? path : _sources.Keys.FirstOrDefault(file => Path.GetFileName(file) == Path.GetFileName(path)) ?? "";
        Match thrower = Regex.Match(outcome.Output, @"Uncaught in thread (\d+)");
        events.Add(new InterleavingEvent
        {
            Index = events.Count,
            Lane = thrower.Success && int.Parse(thrower.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is int lane && lane < recorder.Scheduler.Strands.Count ? lane : 0,
            Kind = EventKind.Failure,
            Text = outcome.Title,
            File = known,
            Line = known.Length == 0 ? 0 : int.Parse(at!.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture),
            Column = known.Length == 0 ? 0 : int.Parse(at!.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture),
            Stack = [.. outcome.Details.Select(static line => line.Trim()).Where(static line => line.StartsWith("at ", StringComparison.Ordinal)).Select(static line => line[3..])],
            Mark = EventMark.Failure,
        });
    }
}
