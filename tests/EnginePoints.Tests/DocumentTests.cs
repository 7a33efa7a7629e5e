using System.Globalization;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.EnginePoints.Tests;

/// <summary>The table of docs/explorer-engine.md. With CJS_DOCS=write it is measured and written; else its programs and what they are about are compared.</summary>
public sealed class DocumentTests
{
    private const int Most = 20_000;
    private const string Head = "| program | is about |";

    private static readonly string s_path = Path.Combine(Corpus.Root, "docs", "explorer-engine.md");

    [Fact]
    public void The_table_has_the_programs_and_what_they_are_about()
    {
        List<string> lines = [.. File.ReadAllLines(s_path)];
        int head = lines.FindIndex(static line => line.StartsWith(Head, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("CJS_DOCS") == "write")
        {
            lines.RemoveRange(head + 2, lines.Count - head - 2);
            lines.AddRange(Corpus.Names.Select(static name => Affinity.OnOneCore(() => Row(name))));
            File.WriteAllLines(s_path, lines);
        }
        Assert.Equal(Corpus.Names.Select(Start), lines.Skip(head + 2).Select(static line => string.Join('|', line.Split('|')[..3])));
    }

    private static string Start(string name) => $"| `{Path.GetFileNameWithoutExtension(name)}` | {About(name)} ";

    private static string About(string name) =>
        File.ReadLines(Path.Combine(Corpus.Folder, name)).First(static line => !line.StartsWith("// expect:", StringComparison.Ordinal) && !line.StartsWith("// strategy:", StringComparison.Ordinal))[3..].TrimEnd('.');

    private static string Row(string name)
    {
        string strategy = Corpus.StrategyOf(name);
        FindingKind expected = Corpus.ExpectedOf(name);
        ExploreProgress progress = new Exploration(Corpus.Program(name), strategy == "dpor" ? new Dpor(2) : StrategyNames.Make(strategy)!,
            new ExploreOptions { Races = RaceWatch.Never, EnginePoints = true, SchedulesMax = Most, StepsMax = Corpus.StepsMax }).Run();
        IEnumerable<string> points = progress.PointNames.Select(static place => place[(place.LastIndexOf(' ') + 1)..]).Where(static point => point.Contains('-', StringComparison.Ordinal))
            .Distinct().Select(static point => $"`{point}`");
        string covered = progress.Schedules >= Most ? $"the first {Number(Most)}" : strategy != "dpor" ? "to two preemptions"
            : progress.IsComplete ? "every class" : "every class in which time ends at most two waits early";
        string result = expected == FindingKind.None ? $"{covered}, none fails" : $"`{expected.Word()}`: allowed, see there";
        return $"{Start(name)}| {string.Join(' ', points)} | {progress.StepsMost} | {Number(progress.Schedules)} | {result} |";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
