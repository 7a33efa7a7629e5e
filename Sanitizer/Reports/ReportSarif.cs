using System.Text.Json.Nodes;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>SARIF 2.1.0 (OASIS), within the limits of code scanning: at most so many results, locations and frames.</summary>
public static class ReportSarif
{
    private const int MaxResults = 5000, MaxFrames = 40;

    public static string Of(RaceRun run, string version)
    {
        var rules = new JsonArray();
        foreach (RacePattern pattern in Enum.GetValues<RacePattern>())
        {
            rules.Add((JsonNode)new JsonObject
            {
                ["id"] = Id(pattern),
                ["name"] = pattern.ToString(),
                ["shortDescription"] = Message(Patterns.Name(pattern)),
                ["help"] = Message(Patterns.Hint(pattern, "the place")),
                ["defaultConfiguration"] = new JsonObject { ["level"] = pattern == RacePattern.RacyFlag ? "warning" : "error" },
            });
        }
        foreach (DeadlockKind kind in Enum.GetValues<DeadlockKind>())
        {
            rules.Add((JsonNode)new JsonObject
            {
                ["id"] = Id(kind),
                ["name"] = kind.ToString(),
                ["shortDescription"] = Message(DeadlockReport.Name(kind)),
                ["help"] = Message(DeadlockReport.HintOf(kind)),
                ["defaultConfiguration"] = new JsonObject { ["level"] = Level(kind) },
            });
        }
        var results = new JsonArray();
        foreach (RaceReport race in run.Races.Take(MaxResults))
            results.Add((JsonNode)Result(race));
        foreach (DeadlockReport deadlock in run.Deadlocks.Take(MaxResults - results.Count))
            results.Add((JsonNode)Result(deadlock));
        var root = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray((JsonNode)new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "cjs race", ["semanticVersion"] = version, ["rules"] = rules } },
                ["invocations"] = new JsonArray((JsonNode)Invocation(run.Races.Count + run.Deadlocks.Count)),
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = results,
            }),
        };
        return root.ToJsonString(ReportJson.Options);
    }

    private static JsonObject Invocation(int found)
    {
        var invocation = new JsonObject { ["executionSuccessful"] = true };
        if (found > MaxResults)
        {
            invocation["toolExecutionNotifications"] = new JsonArray((JsonNode)new JsonObject
            {
                ["level"] = "warning",
                ["message"] = Message($"{found} were found; the {MaxResults} worst are listed"),
            });
        }
        return invocation;
    }

    private static string Id(RacePattern pattern) => $"race/{string.Concat(Patterns.Name(pattern).Select(c => c == ' ' ? '-' : c))}";

    private static string Id(DeadlockKind kind) => $"deadlock/{DeadlockReport.Name(kind).Replace(' ', '-').Replace("'", "", StringComparison.Ordinal)}";

    private static string Level(DeadlockKind kind) => kind == DeadlockKind.LockOrder ? "warning" : "error";

    private static JsonObject Result(DeadlockReport deadlock) => new()
    {
        ["ruleId"] = Id(deadlock.Kind),
        ["level"] = Level(deadlock.Kind),
        ["message"] = Message($"{deadlock.Title}. {deadlock.Hint}"),
        ["locations"] = new JsonArray((JsonNode)Location(deadlock.Top)),
        ["relatedLocations"] = new JsonArray([.. deadlock.Steps.Where(step => step.Stack.Count > 0).Select(step => (JsonNode)Location(step.Stack[0], $"{step.Thread.Name}: {step.Waits}"))]),
        ["stacks"] = new JsonArray([.. deadlock.Steps.Where(step => step.Stack.Count > 0).Select(step => (JsonNode)Stack($"{step.Thread.Name}: {step.Waits}", step.Stack))]),
        ["partialFingerprints"] = new JsonObject { ["cjsRace/v1"] = deadlock.Fingerprint },
    };

    private static JsonObject Message(string text) => new() { ["text"] = text };

    private static JsonObject Result(RaceReport race) => new()
    {
        ["ruleId"] = Id(race.Pattern),
        ["level"] = race.Pattern == RacePattern.RacyFlag ? "warning" : "error",
        ["message"] = Message($"{race.Kinds} race on {race.Place}: {race.Second.Thread.Name} {race.Second.Action}, {race.First.Thread.Name} {race.First.Action}, and {race.MissingOrder}. {race.Hint}"),
        ["locations"] = new JsonArray((JsonNode)Location(Wording.Top(race.Second))),
        ["relatedLocations"] = new JsonArray((JsonNode)Location(Wording.Top(race.First), $"{race.First.Thread.Name} {race.First.Action} here")),
        ["stacks"] = new JsonArray((JsonNode)Stack(race.Second), Stack(race.First)),
        ["partialFingerprints"] = new JsonObject { ["cjsRace/v1"] = race.Fingerprint },
    };

    private static JsonObject Stack(ReportAccess access) => Stack($"{access.Thread.Name} {access.Action}", access.Stack);

    private static JsonObject Stack(string message, IReadOnlyList<ReportFrame> stack) => new()
    {
        ["message"] = Message(message),
        ["frames"] = new JsonArray([.. stack.Take(MaxFrames).Select(frame => (JsonNode)new JsonObject { ["location"] = Location(frame, frame.Function.Length == 0 ? null : frame.Function) })]),
    };

    private static JsonObject Location(ReportFrame frame, string? message = null)
    {
        var location = new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri(frame.File) },
                ["region"] = new JsonObject { ["startLine"] = Math.Max(1, frame.Line), ["startColumn"] = Math.Max(1, frame.Column) },
            },
        };
        if (message is not null)
            location["message"] = Message(message);
        return location;
    }

    /// <summary>Relative to the working directory where that is possible: scanning services know files by that.</summary>
    internal static string Relative(string file) => Path.IsPathRooted(file) ? Path.GetRelativePath(Environment.CurrentDirectory, file).Replace('\\', '/') : file;

    private static string Uri(string file)
    {
        string path = Relative(file);
        if (path.StartsWith("..", StringComparison.Ordinal))
            return new Uri(Path.GetFullPath(file)).AbsoluteUri;
        return string.Join('/', path.Split('\\', '/').Select(System.Uri.EscapeDataString));
    }
}
