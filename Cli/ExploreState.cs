using System.Text.Json;
using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.Cli;

/// <summary>How far a search is: the file of <c>cjs explore --resume</c>.</summary>
internal sealed record ExploreState(string Program, ulong Seed, ResumedSearch Search)
{
    public static ExploreState Read(string file)
    {
        try
        {
            JsonNode node = JsonNode.Parse(SourceArgument.Read(file).Text)!;
            var state = new ExploreState(node["program"]!.GetValue<string>(), node["seed"]!.GetValue<ulong>(),
                new ResumedSearch(node["schedules"]!.GetValue<long>(), [.. node["points"]!.AsArray().Select(static point => point!.GetValue<string>())], node["sha256"]!.GetValue<string>()));
            return state.Search.Schedules >= 0 ? state : throw new UsageException($"--resume: {file}: schedules: expected a whole number that is not negative, found {state.Search.Schedules}");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"--resume: expected the state of a search in {file}, found: {exception.Message}");
        }
        catch (Exception exception) when (exception is NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new UsageException($"--resume: expected the state of a search in {file} (program, seed, schedules, points, sha256), found other JSON");
        }
    }

    /// <summary>As a whole or not at all: whoever ends the process leaves the file as it was before.</summary>
    public void Write(string file)
    {
        string text = new JsonObject
        {
            ["version"] = 1,
            ["program"] = Program,
            ["sha256"] = Search.Sha256,
            ["seed"] = Seed,
            ["schedules"] = Search.Schedules,
            ["points"] = new JsonArray([.. Search.Points.Select(static point => (JsonNode)JsonValue.Create(point)!)]),
        }.ToJsonString() + "\n";
        try
        {
            File.WriteAllText(file + ".new", text);
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--resume: cannot write {file}: {exception.Message}");
        }
    }
}
