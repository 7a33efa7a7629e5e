using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcurrentJs.Cli;

/// <summary>Where a search ended: the file of <c>cjs explore --resume</c>.</summary>
internal sealed record ExploreState(ulong Seed, long Schedules, IReadOnlyList<string> Points)
{
    public static ExploreState Read(string file)
    {
        try
        {
            JsonNode node = JsonNode.Parse(SourceArgument.Read(file).Text)!;
            return new ExploreState(node["seed"]!.GetValue<ulong>(), node["schedules"]!.GetValue<long>(), [.. node["points"]!.AsArray().Select(static point => point!.GetValue<string>())]);
        }
        catch (NullReferenceException)
        {
            throw new UsageException($"--resume: expected the state of a search in {file}, found other JSON");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new UsageException($"--resume: expected the state of a search in {file}, found: {exception.Message}");
        }
    }

    public void Write(string file)
    {
        var state = new JsonObject
        {
            ["version"] = 1,
            ["seed"] = Seed,
            ["schedules"] = Schedules,
            ["points"] = new JsonArray([.. Points.Select(static point => (JsonNode)JsonValue.Create(point)!)]),
        };
        try
        {
            File.WriteAllText(file, state.ToJsonString() + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--resume: cannot write {file}: {exception.Message}");
        }
    }
}
