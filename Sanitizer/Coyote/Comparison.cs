using System.Globalization;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Coyote;

/// <summary>One program under the explorer and under Coyote: a line of the table, and whether they agree.</summary>
internal sealed class Comparison(string file, CompareOptions options)
{
    private readonly ExploredProgram _program = new(file);

    public static string Header(CompareOptions options) =>
        $"{"program",-22} {"explore finds",-14} {"Coyote finds",-14}{string.Concat(options.Strategies.Select(static name => $"{name + ": ours",14}{"Coyote",14}"))}";

    public bool Run(TextWriter output)
    {
        var ours = options.Strategies.Select(name => Searches(seed => Explore(name, seed))).ToList();
        var theirs = options.Strategies.Select(name => Searches(seed => new CoyoteSearch(_program, options).Run(name, seed, options.Collects))).ToList();
        output.Write($"{Path.GetFileNameWithoutExtension(file),-22} {Kinds(ours),-14} {Kinds(theirs),-14}");
        for (int i = 0; i < ours.Count; i++)
            output.Write($"{Mean(ours[i]),14}{Mean(theirs[i]),14}");
        int unconfirmed = theirs.Sum(static searches => searches.Sum(static search => search.Unconfirmed));
        bool agree = Kinds(ours) == Kinds(theirs) && unconfirmed == 0;
        if (unconfirmed > 0)
            output.Write($"  Coyote's own verdict differs {unconfirmed} times");
        if (options.Collects)
            agree &= Differences(output, Everything(ours), Everything(theirs));
        output.WriteLine(agree ? "  same" : "  DIFFERENT");
        return agree;
    }

    private List<SearchResult> Searches(Func<uint, SearchResult> search) => [.. Enumerable.Range(1, options.Seeds).Select(seed => search((uint)seed * 7919))];

    private SearchResult Explore(string name, uint seed)
    {
        var exploration = new Exploration(_program, StrategyNames.Make(name)!, new ExploreOptions
        {
            SchedulesMax = options.Iterations,
            Seed = seed,
            StepsMax = options.StepsMax,
            AllPoints = options.AllPoints,
            KeepsGoing = options.Collects,
            Races = options.Collects ? RaceWatch.Always : RaceWatch.Never,
        });
        ExploreProgress progress = exploration.Run();
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Finding finding in progress.Findings)
            all.TryAdd($"{finding.Kind.Word()} {finding.Fingerprint}", finding.Title);
        Finding? first = progress.Findings.Find(static finding => finding.Kind != FindingKind.Race);
        return new SearchResult((int)(options.Collects ? first?.Schedule ?? progress.Schedules : progress.Schedules), first?.Kind ?? FindingKind.None, all, 0, progress.Elapsed.TotalSeconds);
    }

    private static string Kinds(IEnumerable<List<SearchResult>> results)
    {
        string[] kinds = [.. results.SelectMany(static searches => searches).Select(static search => search.First).Where(static kind => kind != FindingKind.None).Distinct().Order().Select(static kind => kind.Word())];
        return kinds.Length == 0 ? "none" : string.Join('+', kinds);
    }

    private static string Mean(List<SearchResult> searches)
    {
        List<SearchResult> found = searches.FindAll(static search => search.First != FindingKind.None);
        if (found.Count == 0)
            return "–";
        string mean = found.Average(static search => search.Iterations).ToString("F1", CultureInfo.InvariantCulture);
        return found.Count == searches.Count ? mean : $"{mean} ({found.Count})";
    }

    private static SortedDictionary<string, string> Everything(IEnumerable<List<SearchResult>> results)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string title) in results.SelectMany(static searches => searches).SelectMany(static search => search.All))
            all.TryAdd(key, title);
        return all;
    }

    private static bool Differences(TextWriter output, SortedDictionary<string, string> ours, SortedDictionary<string, string> theirs)
    {
        int both = ours.Keys.Count(theirs.ContainsKey);
        output.Write($"  {both} findings in both");
        foreach ((string key, string title) in ours.Where(entry => !theirs.ContainsKey(entry.Key)))
            output.Write($"\n    only explore: {key} {title}");
        foreach ((string key, string title) in theirs.Where(entry => !ours.ContainsKey(entry.Key)))
            output.Write($"\n    only Coyote: {key} {title}");
        return both == ours.Count && both == theirs.Count;
    }
}
