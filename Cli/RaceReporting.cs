using ConcurrentJs.Sanitizer.Packages;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Cli;

/// <summary>How a run under the detector is reported, and which of its races count.</summary>
internal sealed class RaceReporting
{
    public required string Format { get; init; }
    public string? Output { get; init; }
    public string? Suppressions { get; init; }
    public string? Baseline { get; init; }
    public bool NewOnly { get; init; }
    public required string[] Include { get; init; }
    public required string[] Exclude { get; init; }
    public bool AllFrames { get; init; }
    public int ExitCode { get; init; }

    private Suppressions _known = Sanitizer.Reports.Suppressions.None;
    private Baseline _before = Sanitizer.Reports.Baseline.None;

    /// <summary>Reads what is known already.</summary>
    public void Load()
    {
        _known = Read(Suppressions, text => Sanitizer.Reports.Suppressions.Parse(text, DateOnly.FromDateTime(DateTime.Today)), Sanitizer.Reports.Suppressions.None);
        _before = Read(Baseline, Sanitizer.Reports.Baseline.Parse, Sanitizer.Reports.Baseline.None);
    }

    public bool IsWanted(RaceReport race) => race.IsIn(Include, Exclude) && !_known.Covers(race) && !(NewOnly && _before.Has(race));

    public bool IsWanted(DeadlockReport deadlock) => !_known.Covers(deadlock) && !(NewOnly && _before.Has(deadlock));

    public void Report(RaceRun run) => Write(Format switch
    {
        "json" => ReportJson.Of(run) + "\n",
        "sarif" => ReportSarif.Of(run, Program.Version) + "\n",
        "github" => ReportGitHub.Of(run),
        _ => ReportText.Of(run, HasColour, AllFrames),
    });

    public void Report(PackageReport report)
    {
        RaceRun all = new([.. report.Phases.SelectMany(static phase => phase.Races.Races).DistinctBy(static race => race.Fingerprint)], [.. report.Phases.SelectMany(static phase => phase.Races.Deadlocks)],
            report.Threads, report.Phases.Sum(static phase => phase.Races.Accesses), report.Phases.Sum(static phase => phase.Races.SyncOperations));
        Write(Format switch
        {
            "json" => PackageJson.Of(report) + "\n",
            "sarif" => ReportSarif.Of(all, Program.Version) + "\n",
            "github" => ReportGitHub.Of(all),
            _ => PackageText.Of(report, HasColour, AllFrames),
        });
    }

    /// <summary>Suppressions that did nothing, or do nothing any more.</summary>
    public void ReportSuppressions()
    {
        foreach (Suppression unused in _known.Unused)
            Console.Error.WriteLine($"cjs race: the suppression '{unused}' ({unused.Owner}: {unused.Reason}) kept nothing back");
        foreach (Suppression expired in _known.Expired)
            Console.Error.WriteLine($"cjs race: the suppression '{expired}' ({expired.Owner}: {expired.Reason}) has expired");
    }

    private bool HasColour => Output is null && !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private void Write(string text)
    {
        if (Output is not null)
            WriteFile(Output, text);
        else if (Format == "text")
            Console.Error.Write(text);
        else
            Console.Out.Write(text);
    }

    private static void WriteFile(string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"race: --output: cannot write {file}: {exception.Message}");
        }
    }

    private static T Read<T>(string? file, Func<string, T> parse, T none)
    {
        if (file is null)
            return none;
        try
        {
            return parse(SourceArgument.Read(file).Text);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
    }
}
