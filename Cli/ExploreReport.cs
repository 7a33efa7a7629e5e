using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.Cli;

/// <summary>What an exploration came to, as text and as JSON (docs/schemas/explore-report.schema.json).</summary>
internal static class ExploreReport
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static string Text(ExploreProgress progress, IReadOnlyDictionary<Finding, string> saved)
    {
        var text = new StringBuilder();
        foreach (Finding finding in progress.Findings)
        {
            text.Append($"{finding.Kind.Word()}: {Plain(finding)}\n");
            foreach (string detail in finding.Details)
                text.Append(detail.StartsWith(' ') ? "  " : "  ").Append(detail).Append('\n');
            text.Append($"  schedule {finding.Schedule:N0} ({finding.Strategy}); {Shares(finding, progress)}\n");
            text.Append($"  again: cjs replay {saved[finding]}\n\n");
        }
        text.Append($"{progress.Schedules:N0} schedules in {progress.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {Rate(progress):N0}/s; ")
            .Append($"up to {progress.ThreadsMost} threads and {progress.StepsMost:N0} steps; {progress.Results.Count:N0} different results\n");
        text.Append(Confidence(progress)).Append('\n');
        return text.ToString();
    }

    private static string Plain(Finding finding) => finding.Title.StartsWith(finding.Kind.Word() + ": ", StringComparison.Ordinal) ? finding.Title[(finding.Kind.Word().Length + 2)..] : finding.Title;

    private static double Rate(ExploreProgress progress) => progress.Schedules / Math.Max(0.001, progress.Elapsed.TotalSeconds);

    private static string Shares(Finding finding, ExploreProgress progress) => "seen in " + string.Join(", ", finding.ByStrategy.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => $"{entry.Value:N0} of {progress.ByStrategy[entry.Key]:N0} ({entry.Key})"));

    /// <summary>What may be concluded from not having found anything.</summary>
    public static string Confidence(ExploreProgress progress)
    {
        if (progress.IsComplete && !progress.Findings.Exists(static finding => finding.Kind != FindingKind.Race))
            return progress.Coverage ?? "everything was covered";
        string coverage = progress.Coverage is { } known ? $"; {known}" : "";
        int failures = progress.Findings.Count(static finding => finding.Kind != FindingKind.Race);
        if (failures > 0)
            return $"{failures} distinct {(failures == 1 ? "failure" : "failures")}{coverage}";
        // With n schedules that are drawn alike and none that fails, a share of failing schedules above this would have been missed with 5 %.
        double bound = 1 - Math.Pow(0.05, 1.0 / Math.Max(1, progress.Schedules));
        return $"no failure in {progress.Schedules:N0} schedules: a schedule of this kind fails with p < {bound.ToString("0.0#######", CultureInfo.InvariantCulture)} (95 %){coverage}";
    }

    public static string Json(ExploreProgress progress, string strategy, ulong seed, IReadOnlyDictionary<Finding, string> saved)
    {
        Finding? first = progress.EndedBy ?? progress.Findings.FirstOrDefault();
        var findings = new JsonArray();
        foreach (Finding finding in progress.Findings)
        {
            findings.Add(new JsonObject
            {
                ["kind"] = finding.Kind.Word(),
                ["title"] = finding.Title,
                ["details"] = new JsonArray([.. finding.Details.Select(static line => (JsonNode)JsonValue.Create(line)!)]),
                ["fingerprint"] = finding.Fingerprint,
                ["schedule"] = finding.Schedule,
                ["strategy"] = finding.Strategy,
                ["count"] = finding.Count,
                ["countByStrategy"] = Counts(finding.ByStrategy),
                ["repro"] = saved[finding],
            });
        }
        return new JsonObject
        {
            ["version"] = 1,
            ["found"] = progress.EndedBy is not null || progress.Findings.Exists(static finding => finding.Kind != FindingKind.Race),
            ["kind"] = first?.Kind.Word(),
            ["schedules"] = progress.Schedules,
            ["strategy"] = strategy,
            ["seed"] = seed,
            ["seconds"] = Math.Round(progress.Elapsed.TotalSeconds, 3),
            ["schedulesPerSecond"] = Math.Round(Rate(progress)),
            ["threads"] = progress.ThreadsMost,
            ["steps"] = progress.StepsMost,
            ["results"] = progress.Results.Count,
            ["complete"] = progress.IsComplete,
            ["coverage"] = progress.Coverage,
            ["confidence"] = Confidence(progress),
            ["schedulesByStrategy"] = Counts(progress.ByStrategy),
            ["findings"] = findings,
        }.ToJsonString(s_indented);
    }

    private static JsonObject Counts(Dictionary<string, long> counts)
    {
        var node = new JsonObject();
        foreach ((string name, long count) in counts.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            node[name] = count;
        return node;
    }
}
