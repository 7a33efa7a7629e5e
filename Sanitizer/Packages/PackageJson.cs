using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>The verdict for programs: docs/schemas/package-report.schema.json.</summary>
public static class PackageJson
{
    public static string Of(PackageReport report) => new JsonObject
    {
        ["version"] = 1,
        ["tool"] = "cjs race --package",
        ["package"] = new JsonObject { ["name"] = report.Package.Name, ["version"] = report.Package.Version },
        ["grade"] = report.Phases.Count == 0 ? null : PackageReport.Name(report.Grade),
        ["seed"] = report.Seed,
        ["threads"] = report.Threads,
        ["calls"] = report.Calls,
        ["functions"] = report.Functions,
        ["untried"] = report.Untried,
        ["tests"] = new JsonObject { ["run"] = report.Tests, ["note"] = report.TestNote },
        ["phases"] = new JsonArray([.. report.Phases.Select(Phase)]),
    }.ToJsonString(ReportJson.Options);

    private static JsonNode Phase(PackagePhase phase)
    {
        var races = (JsonArray)JsonNode.Parse(ReportJson.Of(phase.Races))!["races"]!;
        foreach (JsonNode? race in races)
            race!["calls"] = new JsonArray([.. phase.Calls.GetValueOrDefault(race["fingerprint"]!.GetValue<string>(), []).Select(call => (JsonNode)call)]);
        return new JsonObject
        {
            ["name"] = phase.Name,
            ["races"] = races.DeepClone(),
            ["differences"] = new JsonArray([.. phase.Differences.Select(static one => (JsonNode)new JsonObject
            {
                ["call"] = one.Call, ["expected"] = one.Expected, ["found"] = one.Found, ["thread"] = one.Thread,
            })]),
            ["compared"] = phase.Compared,
            ["ownRaces"] = phase.OwnRaces,
            ["failure"] = phase.Failure,
        };
    }
}
