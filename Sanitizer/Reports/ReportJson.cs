using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Deadlocks;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What a run found, for programs: docs/schemas/race-report.schema.json.</summary>
public static class ReportJson
{
    internal static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(RaceRun run)
    {
        IReadOnlyDictionary<string, string> heads = Cascades.Heads(run.Races);
        var root = new JsonObject
        {
            ["version"] = 1,
            ["tool"] = "cjs race",
            ["again"] = run.Again,
            ["races"] = Array(run.Races.Select(race => Race(race, heads))),
            ["deadlocks"] = Array(run.Deadlocks.Select(Deadlock)),
            ["coverage"] = new JsonObject { ["threads"] = run.Threads, ["accesses"] = run.Accesses, ["synchronisations"] = run.SyncOperations, ["unfinishedThreads"] = run.Unfinished, ["predictionStretches"] = run.PredictionWindows, ["predictionsCutShort"] = run.PredictionsCutShort },
        };
        return root.ToJsonString(Options);
    }

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    private static JsonNode Race(RaceReport race, IReadOnlyDictionary<string, string> heads) => new JsonObject
    {
        ["fingerprint"] = race.Fingerprint,
        ["place"] = race.Place,
        ["kind"] = race.Kind,
        ["owner"] = race.Owner,
        ["kinds"] = race.Kinds,
        ["pattern"] = Patterns.Name(race.Pattern),
        ["hint"] = race.Hint,
        ["missingOrder"] = race.MissingOrder,
        ["first"] = Access(race.First),
        ["second"] = Access(race.Second),
        ["birth"] = Stack(race.Birth),
        ["maker"] = race.Maker,
        ["count"] = race.Count,
        ["alsoOn"] = Array(race.Folded.Select(place => (JsonNode)place)),
        ["isPredicted"] = race.IsPredicted,
        ["toldWith"] = heads.GetValueOrDefault(race.Fingerprint),
    };

    private static JsonNode Access(ReportAccess access) => new JsonObject
    {
        ["thread"] = access.Thread.Name,
        ["started"] = Stack(access.Thread.Started),
        ["action"] = access.Action,
        ["isWrite"] = access.IsWrite,
        ["isAtomic"] = access.IsAtomic,
        ["expression"] = access.Expression,
        ["value"] = access.Value,
        ["stack"] = Stack(access.Stack),
        ["locks"] = Locks(access.Locks),
    };

    private static JsonArray Locks(IEnumerable<ReportLock> locks) =>
        Array(locks.Select(held => (JsonNode)new JsonObject { ["name"] = held.Name, ["taken"] = held.Taken is { } taken ? Frame(taken) : null }));

    private static JsonNode Deadlock(DeadlockReport deadlock) => new JsonObject
    {
        ["fingerprint"] = deadlock.Fingerprint,
        ["kind"] = DeadlockReport.Name(deadlock.Kind),
        ["isCertain"] = deadlock.IsCertain,
        ["title"] = deadlock.Title,
        ["hint"] = deadlock.Hint,
        ["locks"] = Array(deadlock.Locks.Select(name => (JsonNode)name)),
        ["steps"] = Array(deadlock.Steps.Select(step => (JsonNode)new JsonObject
        {
            ["thread"] = step.Thread.Name,
            ["started"] = Stack(step.Thread.Started),
            ["waits"] = step.Waits,
            ["wants"] = step.Wants,
            ["locks"] = Locks(step.Holds),
            ["stack"] = Stack(step.Stack),
            ["missed"] = Stack(step.Missed),
            ["missedBy"] = step.MissedBy,
        })),
    };

    private static JsonArray Stack(IEnumerable<ReportFrame> frames) => Array(frames.Select(Frame));

    private static JsonNode Frame(ReportFrame frame) => new JsonObject
    {
        ["function"] = frame.Function,
        ["file"] = frame.File,
        ["line"] = frame.Line,
        ["column"] = frame.Column,
        ["source"] = frame.Source,
    };
}
