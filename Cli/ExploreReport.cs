using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.Cli;

/// <summary>What an exploration came to, as text and as JSON (docs/schemas/explore-report.schema.json).</summary>
internal static class ExploreReport
{
    /// <summary>Strategies that draw their schedules: those of others say nothing about how rare a failure is.</summary>
    private static readonly string[] s_drawing = ["random", "pct", "pos", "surw"];

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static string Text(ExploreProgress progress, IReadOnlyDictionary<Finding, string> saved)
    {
        var text = new StringBuilder();
        foreach (Finding finding in progress.Findings)
        {
            text.Append($"{finding.Kind.Word()}: {Plain(finding.Kind, finding.Title)}\n");
            foreach (string detail in finding.Details)
                text.Append("  ").Append(Shown(detail)).Append('\n');
            text.Append($"  schedule {finding.Schedule:N0} ({finding.Strategy}); {Shares(finding, progress)}\n");
            text.Append($"  again: cjs replay {saved[finding]}\n\n");
        }
        text.Append($"{Schedules(progress.Schedules)} in {progress.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {Rate(progress):N0}/s; ")
            .Append($"up to {Count(progress.ThreadsMost, "thread")} and {Count(progress.StepsMost, "step")}; {Count(progress.Results.Count, "different result")}\n");
        text.Append(Confidence(progress)).Append('\n');
        return text.ToString();
    }

    /// <summary>The title without the kind, which stands before it.</summary>
    public static string Plain(FindingKind kind, string title)
    {
        const string LostWakeUp = "lost wake-up: ";
        if (title.StartsWith(LostWakeUp, StringComparison.Ordinal))
            return title[LostWakeUp.Length..];
        return title.StartsWith(kind.Word() + ": ", StringComparison.Ordinal) ? title[(kind.Word().Length + 2)..] : title;
    }

    /// <summary>A line with paths below the working directory relative to it, as everywhere in reports.</summary>
    public static string Shown(string line) => line.Replace(Environment.CurrentDirectory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private static double Rate(ExploreProgress progress) => progress.Schedules / Math.Max(0.001, progress.Elapsed.TotalSeconds);

    private static string Shares(Finding finding, ExploreProgress progress) => "seen in " + string.Join(", ", finding.ByStrategy.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => $"{entry.Value:N0} of {progress.ByStrategy[entry.Key]:N0} ({entry.Key})"));

    /// <summary>What may be concluded from not having found anything.</summary>
    public static string Confidence(ExploreProgress progress)
    {
        int races = progress.Findings.Count(static finding => finding.Kind == FindingKind.Race), failures = progress.Findings.Count - races;
        string found = races == 0 ? "" : $"{races} distinct {(races == 1 ? "race" : "races")}; ";
        if (progress.Schedules == 0)
            return "no schedule was run";
        if (progress.IsComplete && failures == 0)
            return found + (progress.Coverage ?? "everything was covered");
        string coverage = progress.Coverage is { } known ? $"; {known}" : "";
        if (progress.EndedBy?.Kind == FindingKind.Uncontrolled)
            return "the program cannot be explored as it is";
        // What a strategy says it covered is about the runs without a finding.
        if (failures > 0)
            return $"{found}{failures} distinct {(failures == 1 ? "failure" : "failures")}{(progress.IsComplete ? "; everything was covered" : "")}";
        string other = races == 0 ? "no failure" : "no other failure";
        // A search that a race ended was not one for failures: how rare they are is not known.
        if (progress.EndedBy is not null)
            return $"{found}{other} in {Schedules(progress.Schedules)}{coverage}";
        // With n schedules that are drawn alike and none that fails, a share of failing schedules above this would have been missed with 5 %.
        long drawn = progress.ByStrategy.Where(static entry => s_drawing.Contains(entry.Key.Split(':')[0])).Sum(static entry => entry.Value);
        if (drawn == 0)
            return $"{found}{other} in {Schedules(progress.Schedules)}, which are not all there are{coverage}";
        double bound = 1 - Math.Pow(0.05, 1.0 / drawn);
        return $"{found}{other} in {Schedules(progress.Schedules)}: a schedule of this kind fails with p < {bound.ToString("0.0#######", CultureInfo.InvariantCulture)} (95 %){coverage}";
    }

    private static string Schedules(long count) => Count(count, "schedule");

    private static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";

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
            // What a strategy says it covered is about the runs without a finding.
            ["coverage"] = progress.Findings.Exists(static finding => finding.Kind != FindingKind.Race) ? null : progress.Coverage,
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
