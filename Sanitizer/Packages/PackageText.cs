using System.Text;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>The verdict for people.</summary>
public static class PackageText
{
    private const int MaxShown = 80, MaxDifferences = 10;

    public static string Of(PackageReport report, bool colour, bool allFrames = false)
    {
        var text = new StringBuilder();
        string bold = colour ? "\u001b[1m" : "", reset = colour ? "\u001b[0m" : "";
        foreach (PackagePhase phase in report.Phases.Where(static phase => !phase.IsClean || phase.Failure is not null))
        {
            text.AppendLine($"{bold}{Title(phase)}{reset}");
            int number = 0;
            foreach ((RaceReport race, IReadOnlyList<RaceReport> more) in Cascades.Fold(phase.Races.Races))
            {
                text.AppendLine();
                text.Append(ReportText.Of(race, ++number, colour, allFrames, more: more));
                if (phase.Calls.TryGetValue(race.Fingerprint, out IReadOnlyList<string>? calls) && calls.Count > 0)
                    text.AppendLine($"  reached from {string.Join(" and ", calls)}");
            }
            if (phase.Differences.Count > 0)
                text.AppendLine();
            foreach (PackageDifference difference in phase.Differences.Take(MaxDifferences))
            {
                text.AppendLine($"  another answer on {difference.Thread}: {Short(difference.Call)}");
                text.AppendLine($"    alone: {Short(difference.Expected)}");
                text.AppendLine($"    here:  {Short(difference.Found)}");
            }
            if (phase.Differences.Count > MaxDifferences)
                text.AppendLine($"  and {phase.Differences.Count - MaxDifferences} more answers that differ");
            if (phase.Failure is not null)
                text.AppendLine($"  not complete: {phase.Failure}");
            text.AppendLine();
        }
        text.AppendLine($"{report.Package.Name} {report.Package.Version}: {bold}{(report.Phases.Count == 0 ? "nothing to try" : PackageReport.Name(report.Grade))}{reset}");
        foreach (PackagePhase phase in report.Phases)
            text.AppendLine($"  {phase.Name}: {Count(phase.Races.Races.Count, "race")}, {Count(phase.Differences.Count, "different answer")} of {phase.Compared} that can be compared"
                + (phase.OwnRaces > 0 ? $"; {Count(phase.OwnRaces, "race")} of the callers' own not counted" : ""));
        text.AppendLine($"  {Count(report.Calls, "call")} of {Count(report.Functions, "function")} on {report.Threads} threads, seed {report.Seed}{(report.Untried > 0 ? $"; {Count(report.Untried, "function")} not tried: no arguments were found that it takes" : "")}");
        if (report.TestNote is not null)
            text.AppendLine($"  its own tests: {report.TestNote}");
        return text.ToString();
    }

    private static string Title(PackagePhase phase) => phase.Name switch
    {
        "distinct" => "Each thread with objects of its own:",
        "shared" => "All threads with the same objects:",
        "tests-distinct" => "Its own tests, each thread with its own copy of them:",
        _ => "Its own tests, all threads with the same:",
    };

    private static string Short(string text)
    {
        string one = string.Join(' ', text.Split((char[])['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return one.Length > MaxShown ? one[..(MaxShown - 1)] + "…" : one;
    }

    private static string Count(long n, string one) => n == 0 ? $"no {one}" : n == 1 ? $"1 {one}" : $"{n} {one}s";
}
