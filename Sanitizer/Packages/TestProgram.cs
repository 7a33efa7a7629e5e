using System.Text.Json;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>The program that runs a package's own tests, and what it answers.</summary>
internal static class TestProgram
{
    private const char Separator = '\u0001';

    public static string Text(IReadOnlyList<string> files) =>
        $"const files = {JsonSerializer.Serialize(files)};\n{Resource.Read("guards.js")}{Resource.Read("tests.js")}";

    /// <summary>Tests that pass on one thread each time and fail on a thread among several; how many could be compared.</summary>
    public static (IReadOnlyList<PackageDifference> Differences, int Compared) Compare(string[][]? alone, string[][]? together)
    {
        var differences = new List<PackageDifference>();
        if (alone is null || together is null)
            return (differences, 0);
        int compared = 0;
        for (int i = 0; i < alone[0].Length; i++)
        {
            string expected = alone[0][i];
            if (!expected.EndsWith(Separator + "ok", StringComparison.Ordinal) || alone.Any(run => run.Length <= i || run[i] != expected))
                continue;
            compared++;
            for (int thread = 0; thread < together.Length; thread++)
            {
                string[] found = (together[thread].Length > i ? together[thread][i] : expected.Split(Separator)[0] + Separator + "not run").Split(Separator);
                if (found[^1] != "ok")
                    differences.Add(new PackageDifference($"test '{found[0]}'", "ok", found[^1], $"thread {thread + 1}"));
            }
        }
        return (differences, compared);
    }
}
