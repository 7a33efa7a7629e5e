using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What an earlier result had: a race is known when its two lines stand there, or its two functions with places of the same names.</summary>
/// <remarks>
/// The second, because a run sees some pairs of lines only: of a check and an update behind it in two threads, one schedule shows the check against the
/// update, another one the two updates.
/// </remarks>
public sealed partial class Baseline
{
    private readonly HashSet<string> _fingerprints = [], _places = [];

    private Baseline()
    {
    }

    public static Baseline None { get; } = new();

    public bool Has(DeadlockReport deadlock) => _fingerprints.Contains(deadlock.Fingerprint);

    public bool Has(RaceReport race) =>
        _fingerprints.Contains(race.Fingerprint)
        || race.Folded.Append(race.Place).All(place => _places.Contains(Key(Side(race.First), Side(race.Second), place)));

    /// <exception cref="FormatException">The text is no result of ours.</exception>
    public static Baseline Parse(string text)
    {
        var baseline = new Baseline();
        try
        {
            JsonNode root = JsonNode.Parse(text) ?? throw new FormatException("expected a result of --format json, found null");
            if (root["version"]?.GetValue<int>() != 1 || root["races"] is not JsonArray races)
                throw new FormatException("expected version 1 of a race report, found something else");
            foreach (JsonNode? report in races.Concat(root["deadlocks"] as JsonArray ?? []))
            {
                if (report?["fingerprint"]?.GetValue<string>() is { } fingerprint)
                    baseline._fingerprints.Add(fingerprint);
            }
            foreach (JsonNode? race in races)
            {
                if (race?["place"] is not { } place || Side(race["first"]) is not { } first || Side(race["second"]) is not { } second)
                    continue;
                foreach (JsonNode? name in (race["alsoOn"] as JsonArray ?? []).Append(place))
                {
                    if (name is not null)
                        baseline._places.Add(Key(first, second, name.GetValue<string>()));
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"expected a result of --format json, found other text ({exception.Message})");
        }
        return baseline;
    }

    private static string Key(string first, string second, string place) =>
        string.CompareOrdinal(first, second) < 0 ? $"{first}\n{second}\n{NameOf(place)}" : $"{second}\n{first}\n{NameOf(place)}";

    // What the owner is called differs from one side to the other, and indices and keys are data.
    private static string NameOf(string place)
    {
        string name = Data().Replace(place, "");
        return name[(name.LastIndexOf('.') + 1)..];
    }

    [GeneratedRegex("\"[^\"]*\"|[0-9]+")]
    private static partial Regex Data();

    private static string Side(ReportAccess access) => Side(Wording.Top(access).File, Wording.Top(access).Function);

    private static string? Side(JsonNode? access) =>
        access?["stack"] is JsonArray { Count: > 0 } stack && stack[0]?["file"] is { } file && stack[0]?["function"] is { } function
            ? Side(file.GetValue<string>(), function.GetValue<string>()) : null;

    private static string Side(string file, string function) => $"{Path.GetFileName(file)}|{function}";
}
