using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>Collects races as reports: one for each pair of lines (and functions, where a line has several); what else the same two lines raced on is folded into it.</summary>
public sealed class Reporter(Func<IProbeNames> names)
{
    private const int MaxReports = 1000, MaxFolded = 20, MaxSites = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(CodeSite?, CodeSite?), RaceReport?> _bySites = [];
    private readonly Dictionary<string, RaceReport> _byLines = [];
    private readonly List<RaceReport> _reports = [];

    private readonly ConditionalWeakTable<object, object> _owners = [];

    private int OwnerId(Place place) => place.Kind == PlaceKind.Variable ? 0 : (int)_owners.GetValue(place.Owner, _ => ++_lastOwner);

    private int _lastOwner;

    /// <summary>Called with each new report, on the thread that made the second access.</summary>
    public Action<RaceReport>? OnReport { get; set; }

    /// <summary>A variable of the host's own modules: nothing of the program's (D22).</summary>
    private bool IsOfTheHost(Race race) => race.Place.Kind == PlaceKind.Variable && IsHostCode(race.First.Site) && IsHostCode(race.Second.Site);

    private bool IsHostCode(CodeSite? site) => site is not null && names().FrameAt(site.Context.Code, site.Pc).Path.StartsWith("node:", StringComparison.Ordinal);

    public void Add(Race race)
    {
        RaceReport report;
        lock (_lock)
        {
            (CodeSite?, CodeSite?) sites = (race.First.Site, race.Second.Site);
            if (_bySites.Count > MaxSites)
                _bySites.Clear();
            if (_bySites.TryGetValue(sites, out RaceReport? known) && race.Place.Kind != PlaceKind.Part)
            {
                if (known is not null)
                    known.Count++;
                return;
            }
            if (_reports.Count >= MaxReports || IsOfTheHost(race))
                return;
            report = new Wording(names()).Word(race) with { OwnerId = OwnerId(race.Place) };
            string lines = Lines(report);
            if (_byLines.TryGetValue(lines, out RaceReport? same) && same.IsPredicted && !report.IsPredicted)
            {
                // What happened says more than what may.
                _reports.Remove(same);
                _byLines.Remove(lines);
                same = null;
            }
            if (same is not null)
            {
                same.Count++;
                if (same.Place != report.Place && same.Folded.Count < MaxFolded && !same.Folded.Contains(report.Place))
                    same.Folded.Add(report.Place);
                _bySites[sites] = same;
                return;
            }
            _bySites[sites] = report;
            _byLines.Add(lines, report);
            _reports.Add(report);
        }
        OnReport?.Invoke(report);
    }

    /// <summary>Worst first.</summary>
    public IReadOnlyList<RaceReport> Reports
    {
        get
        {
            lock (_lock)
                return [.. _reports.OrderBy(report => report.Pattern).ThenBy(report => report.Fingerprint, StringComparer.Ordinal).ThenBy(Lines, StringComparer.Ordinal)];
        }
    }

    private static string Lines(RaceReport report)
    {
        string[] sides = [Side(report.First), Side(report.Second)];
        Array.Sort(sides, StringComparer.Ordinal);
        return string.Join('\n', sides);

        static string Side(ReportAccess access)
        {
            ReportFrame top = Wording.Top(access);
            return $"{top.File}:{top.Line}|{top.Function}";
        }
    }
}
