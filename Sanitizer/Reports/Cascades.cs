namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>Races of one object between the same two threads: what is handed over without order races in each of its fields, and one cause is told once.</summary>
/// <remarks>For people only: programs get every report by itself.</remarks>
internal static class Cascades
{
    private const int MaxLines = 8;

    /// <summary>The first report of each, and those that are told with it.</summary>
    public static IReadOnlyList<(RaceReport First, IReadOnlyList<RaceReport> More)> Fold(IReadOnlyList<RaceReport> races)
    {
        var folded = new List<(RaceReport, IReadOnlyList<RaceReport>)>();
        var known = new Dictionary<(int, string, string), List<RaceReport>>();
        foreach (RaceReport race in races)
        {
            (int Owner, string, string) key = KeyOf(race);
            if (key.Owner != 0 && known.TryGetValue(key, out List<RaceReport>? more))
            {
                more.Add(race);
                continue;
            }
            more = [];
            if (key.Owner != 0)
                known.Add(key, more);
            folded.Add((race, more));
        }
        return folded;
    }

    /// <summary>Which report each of the others is told with, by fingerprint.</summary>
    public static IReadOnlyDictionary<string, string> Heads(IReadOnlyList<RaceReport> races)
    {
        var heads = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((RaceReport first, IReadOnlyList<RaceReport> more) in Fold(races))
            foreach (RaceReport race in more)
                heads.TryAdd(race.Fingerprint, first.Fingerprint);
        return heads;
    }

    public static IEnumerable<string> Lines(IReadOnlyList<RaceReport> more)
    {
        if (more.Count == 0)
            yield break;
        yield return $"and {more.Count} more of the same object:";
        foreach (RaceReport race in more.Take(MaxLines))
            yield return $"  {race.Kinds} on {race.Place}   {At(race.First)} and {At(race.Second)}";
        if (more.Count > MaxLines)
            yield return $"  and {more.Count - MaxLines} others (--format json has all of them)";
    }

    private static string At(ReportAccess access)
    {
        ReportFrame top = Wording.Top(access);
        return $"{top.File}:{top.Line}";
    }

    private static (int, string, string) KeyOf(RaceReport race)
    {
        string one = race.First.Thread.Name, two = race.Second.Thread.Name;
        return string.CompareOrdinal(one, two) < 0 ? (race.OwnerId, one, two) : (race.OwnerId, two, one);
    }
}
