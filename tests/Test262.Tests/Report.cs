using System.Globalization;
using System.Text.Json;

namespace ConcurrentJs.Test262.Tests;

/// <summary>What a whole run says: totals, failures by place and by message, and which of them are news.</summary>
internal sealed class Report
{
    private readonly Dictionary<string, PlannedFile> _files;

    public Report(IReadOnlyList<PlannedFile> planned, IReadOnlyList<TestResult> results, TimeSpan elapsed)
    {
        _files = planned.ToDictionary(file => file.Path);
        Results = results;
        Elapsed = elapsed;
        OutOfScope = planned.Count(file => file.Listing == Listing.Permanent);
        Failures = [.. results.Where(result => !result.Passed)];
        FilesRun = results.Select(result => result.Case.Path).Distinct().Count();
        FailedFiles = [.. Failures.Select(result => result.Case.Path).Distinct()];
        Unlisted = [.. Failures.Where(result => _files[result.Case.Path].Listing == Listing.None)];
        var failed = FailedFiles.ToHashSet();
        PassingButListed = [.. results.Select(result => result.Case.Path).Distinct()
            .Where(path => _files[path].Listing is Listing.Temporary or Listing.MissingFeature && !failed.Contains(path))
            .Where(path => _files[path].Entry!.Subject == path)];
    }

    public IReadOnlyList<TestResult> Results { get; }

    public TimeSpan Elapsed { get; }

    public int OutOfScope { get; }

    public int FilesRun { get; }

    public IReadOnlyList<TestResult> Failures { get; }

    public IReadOnlyList<string> FailedFiles { get; }

    /// <summary>Failures that no list explains: what makes a run fail.</summary>
    public IReadOnlyList<TestResult> Unlisted { get; }

    /// <summary>Files that a list names and that pass in every mode: they fail a run too. A feature or a folder may pass in part.</summary>
    public IReadOnlyList<string> PassingButListed { get; }

    public bool IsClean => Unlisted.Count == 0 && PassingButListed.Count == 0;

    public double PassPercent => FilesRun == 0 ? 0 : 100.0 * (FilesRun - FailedFiles.Count) / FilesRun;

    public void WriteText(TextWriter output, int groupsMax)
    {
        WriteGroups(output, "Failures by folder", Failures.GroupBy(result => Folder(result.Case.Path)), groupsMax);
        WriteGroups(output, "Failures by message", Failures.GroupBy(result => Generalised(result.FirstLine)), groupsMax);
        if (PassingButListed.Count > 0)
        {
            output.WriteLine($"\nListed but passing ({PassingButListed.Count}): take them off their lists.");
            foreach (string path in PassingButListed.Take(groupsMax))
                output.WriteLine($"  {path}  ({_files[path].Entry!.Source})");
        }

        WriteSummary(output);
        output.WriteLine();
        output.WriteLine(Line($"files   {FilesRun} run, {FilesRun - FailedFiles.Count} pass in every mode, {FailedFiles.Count} fail: {PassPercent:F2} %; {OutOfScope} out of scope"));
        output.WriteLine(Line($"runs    {Results.Count}, {Failures.Count} fail ({Count(Status.Failed)} failed, {Count(Status.TimedOut)} timed out, {Count(Status.Crashed)} crashed), {Unlisted.Count} on no list"));
        output.WriteLine(Line($"time    {Elapsed.TotalSeconds:F0} s, {(Results.Count == 0 ? 0 : Results.Average(result => result.Milliseconds)):F1} ms a run"));
    }

    /// <summary>Files by top folder. Listed: how many of the failed ones a list explains.</summary>
    private void WriteSummary(TextWriter output)
    {
        var failed = FailedFiles.ToHashSet();
        var unlisted = Unlisted.Select(result => result.Case.Path).ToHashSet();
        var run = Results.Select(result => result.Case.Path).Distinct().ToList();
        output.WriteLine($"\n{"folder",-12}{"in scope",10}{"passed",10}{"failed",8}{"listed",8}{"%",9}");
        foreach (var folder in run.GroupBy(static path => path.Split('/') is [_, var top, _, ..] ? top : "").OrderBy(static group => group.Key, StringComparer.Ordinal))
            WriteRow(folder.Key, [.. folder]);
        WriteRow("total", run);

        void WriteRow(string name, List<string> files)
        {
            int bad = files.Count(failed.Contains);
            output.WriteLine(Line($"{name,-12}{files.Count,10}{files.Count - bad,10}{bad,8}{bad - files.Count(unlisted.Contains),8}{(files.Count == 0 ? 0 : 100.0 * (files.Count - bad) / files.Count),9:F2}"));
        }
    }

    public void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("filesRun", FilesRun);
        json.WriteNumber("filesFailed", FailedFiles.Count);
        json.WriteNumber("passPercent", Math.Round(PassPercent, 3));
        json.WriteNumber("outOfScope", OutOfScope);
        json.WriteNumber("runs", Results.Count);
        json.WriteNumber("seconds", Math.Round(Elapsed.TotalSeconds, 1));
        json.WriteStartArray("failures");
        foreach (TestResult result in Failures)
        {
            json.WriteStartObject();
            json.WriteString("path", result.Case.Path);
            json.WriteString("mode", result.Case.Mode.ToString());
            json.WriteString("status", result.Status.ToString());
            json.WriteString("listing", _files[result.Case.Path].Listing.ToString());
            json.WriteString("message", result.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Compares with an earlier run's JSON: what fails now and did not then, and the other way round.</summary>
    public (IReadOnlyList<string> Worse, IReadOnlyList<string> Better) CompareWith(string oldJson)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(oldJson));
        var before = document.RootElement.GetProperty("failures").EnumerateArray()
            .Select(failure => new TestCase(failure.GetProperty("path").GetString()!, Enum.Parse<Mode>(failure.GetProperty("mode").GetString()!)))
            .ToHashSet();
        var now = Failures.Select(result => result.Case).ToHashSet();
        var run = Results.Select(result => result.Case).ToHashSet();
        return ([.. now.Except(before).Select(test => test.ToString()).Order()], [.. before.Where(run.Contains).Except(now).Select(test => test.ToString()).Order()]);
    }

    private int Count(Status status) => Failures.Count(result => result.Status == status);

    private static void WriteGroups(TextWriter output, string title, IEnumerable<IGrouping<string, TestResult>> groups, int max)
    {
        var sorted = groups.OrderByDescending(group => group.Count()).ToList();
        if (sorted.Count == 0)
            return;
        output.WriteLine($"\n{title}");
        foreach (var group in sorted.Take(max))
            output.WriteLine($"{group.Count(),7}  {group.Key}    e.g. {group.First().Case}");
        if (sorted.Count > max)
            output.WriteLine($"         and {sorted.Count - max} groups more");
    }

    private static string Folder(string path)
    {
        string[] parts = path.Split('/');
        return string.Join('/', parts.Take(Math.Min(parts.Length - 1, 5)));
    }

    // Numbers and quoted names differ from test to test; what went wrong does not.
    private static string Generalised(string message)
    {
        string general = System.Text.RegularExpressions.Regex.Replace(message, @"«[^»]*»|'[^']{0,60}'|\d+", "…");
        return general.Length > 120 ? general[..120] + "…" : general;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
