using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>Reports for programs: the schemas they promise, and the limits of the services that read them.</summary>
public sealed class FormatTests
{
    // Code scanning refuses files beyond these.
    private const int ResultsMax = 25_000, RulesMax = 25_000, LocationsMax = 1_000, GzipBytesMax = 10 << 20, RunsMax = 20;

    private static JsonNode Schema(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", name)))!;

    private static void AssertFits(JsonNode schema, JsonNode? document)
    {
        IReadOnlyList<string> problems = new SchemaCheck(schema).Problems(document);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
    }

    [Fact]
    public void A_json_report_is_what_our_schema_says() => AssertFits(Schema("race-report.schema.json"), JsonNode.Parse(ReportJson.Of(SampleRun.Real())));

    [Fact]
    public void The_sample_has_races_and_a_deadlock()
    {
        RaceRun run = SampleRun.Real();
        Assert.NotEmpty(run.Races);
        Assert.NotEmpty(run.Deadlocks);
    }

    [Fact]
    public void The_schema_check_notices_what_is_wrong()
    {
        JsonNode document = JsonNode.Parse(ReportJson.Of(SampleRun.Real()))!;
        document["races"]![0]!["fingerprint"] = "no hex";
        document["coverage"]!.AsObject().Remove("threads");
        Assert.Equal(2, new SchemaCheck(Schema("race-report.schema.json")).Problems(document).Count);
    }

    [SarifSchemaFact]
    public void Sarif_is_what_its_official_schema_says()
    {
        JsonNode schema = JsonNode.Parse(File.ReadAllText(Environment.GetEnvironmentVariable("SARIF_SCHEMA")!))!;
        AssertFits(schema, JsonNode.Parse(ReportSarif.Of(SampleRun.Real(), "1.2.3")));
        AssertFits(schema, JsonNode.Parse(ReportSarif.Of(SampleRun.Made(0, 0), "1.2.3")));
        AssertFits(schema, JsonNode.Parse(ReportSarif.Of(SampleRun.Made(50, 3), "1.2.3")));
    }

    [Fact]
    public void Sarif_has_what_its_specification_requires()
    {
        JsonNode root = JsonNode.Parse(ReportSarif.Of(SampleRun.Real(), "1.2.3"))!;
        Assert.Equal("2.1.0", root["version"]!.GetValue<string>());
        JsonNode run = Assert.Single(root["runs"]!.AsArray())!;
        JsonNode driver = run["tool"]!["driver"]!;
        Assert.NotEqual("", driver["name"]!.GetValue<string>());
        string[] rules = [.. driver["rules"]!.AsArray().Select(static rule => rule!["id"]!.GetValue<string>())];
        Assert.Equal(rules.Length, rules.Distinct().Count());
        JsonArray results = run["results"]!.AsArray();
        Assert.NotEmpty(results);
        foreach (JsonNode? result in results)
        {
            Assert.Contains(result!["ruleId"]!.GetValue<string>(), rules);
            Assert.Contains(result["level"]!.GetValue<string>(), (string[])["none", "note", "warning", "error"]);
            Assert.NotEqual("", result["message"]!["text"]!.GetValue<string>());
            Assert.NotEmpty(result["partialFingerprints"]!.AsObject());
            foreach (JsonNode location in Locations(result))
            {
                JsonNode physical = location["physicalLocation"]!;
                string uri = physical["artifactLocation"]!["uri"]!.GetValue<string>();
                Assert.True(Uri.TryCreate(uri, UriKind.RelativeOrAbsolute, out _) && !uri.Contains(' ') && !uri.Contains('\\'), uri);
                Assert.True(physical["region"]!["startLine"]!.GetValue<int>() >= 1);
                Assert.True(physical["region"]!["startColumn"]!.GetValue<int>() >= 1);
            }
        }
    }

    [Fact]
    public void Sarif_of_a_huge_run_stays_within_what_code_scanning_takes()
    {
        string text = ReportSarif.Of(SampleRun.Made(30_000, 200), "1.2.3");
        JsonNode root = JsonNode.Parse(text)!;
        JsonArray runs = root["runs"]!.AsArray();
        Assert.True(runs.Count <= RunsMax);
        foreach (JsonNode? run in runs)
        {
            JsonArray results = run!["results"]!.AsArray();
            Assert.True(results.Count <= ResultsMax, $"{results.Count} results");
            Assert.True(run["tool"]!["driver"]!["rules"]!.AsArray().Count <= RulesMax);
            Assert.True(results.All(result => Locations(result!).Count() <= LocationsMax));
        }
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        Assert.True(packed.Length <= GzipBytesMax, $"{packed.Length} bytes");
    }

    [Fact]
    public void Sarif_says_when_it_left_something_out()
    {
        JsonNode run = JsonNode.Parse(ReportSarif.Of(SampleRun.Made(30_000, 1), "1.2.3"))!["runs"]![0]!;
        JsonNode notice = Assert.Single(run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray())!;
        Assert.Contains("30000", notice["message"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Deadlocks_are_results_too()
    {
        JsonArray results = JsonNode.Parse(ReportSarif.Of(SampleRun.Real(), "1.2.3"))!["runs"]![0]!["results"]!.AsArray();
        Assert.Contains(results, static result => result!["ruleId"]!.GetValue<string>().StartsWith("deadlock", StringComparison.Ordinal));
    }

    [Fact]
    public void Annotations_are_one_line_each_and_escape_what_would_end_them()
    {
        string text = ReportGitHub.Of(SampleRun.Real());
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        foreach (string line in lines)
        {
            Assert.Matches(@"^::(error|warning) [^:]*(::)", line);
            string properties = line[(line.IndexOf(' ') + 1)..line.IndexOf("::", 2, StringComparison.Ordinal)];
            foreach (string property in properties.Split(','))
                Assert.Matches("^(file|line|col|title)=", property);
        }
        Assert.Contains("file=src/a file.js,", text, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Locations(JsonNode result) =>
        (result["locations"]?.AsArray() ?? []).Concat(result["relatedLocations"]?.AsArray() ?? []).OfType<JsonNode>();
}

/// <summary>Needs the schema's file, which is not ours to keep: SARIF_SCHEMA names it.</summary>
internal sealed class SarifSchemaFactAttribute : FactAttribute
{
    public SarifSchemaFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SARIF_SCHEMA") is not { Length: > 0 } path || !File.Exists(path))
            Skip = "SARIF_SCHEMA: expected the path of sarif-schema-2.1.0.json, found none";
    }
}
