using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>Dumps of small programs against the files in tests/Golden. CJS_GOLDEN=update writes them anew.</summary>
public sealed class GoldenTests
{
    private static readonly bool s_update = Environment.GetEnvironmentVariable("CJS_GOLDEN") == "update";

    private static string Root { get; } = FindRoot();

    public static TheoryData<string, string> Programs()
    {
        var programs = new TheoryData<string, string>();
        foreach (DumpKind kind in Enum.GetValues<DumpKind>())
        {
            string stage = kind.ToString().ToLowerInvariant();
            foreach (string program in Directory.EnumerateFiles(Path.Combine(Root, stage)).Where(IsProgram).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal))
                programs.Add(stage, program);
        }

        return programs;
    }

    [Theory, MemberData(nameof(Programs))]
    public void A_dump_is_what_it_was(string stage, string program)
    {
        string path = Path.Combine(Root, stage, program);
        string actual = Dump.Of(Enum.Parse<DumpKind>(stage, ignoreCase: true), File.ReadAllText(path).ReplaceLineEndings("\n"), program, isModule: program.EndsWith(".mjs", StringComparison.Ordinal));
        string goldenPath = Path.ChangeExtension(path, ".txt");
        if (s_update)
            File.WriteAllText(goldenPath, actual);
        string golden = File.Exists(goldenPath) ? File.ReadAllText(goldenPath).ReplaceLineEndings("\n") : "";
        if (golden != actual)
            Assert.Fail($"{Difference(golden, actual)}\nIf that is meant: CJS_GOLDEN=update dotnet test tests/Engine.Tests -c Release --filter GoldenTests");
    }

    [Fact]
    public void Every_golden_file_has_its_program()
    {
        var orphans = Directory.EnumerateFiles(Root, "*.txt", SearchOption.AllDirectories)
            .Where(static path => !File.Exists(Path.ChangeExtension(path, ".js")) && !File.Exists(Path.ChangeExtension(path, ".mjs")));
        Assert.Empty(orphans);
    }

    private static bool IsProgram(string path) => Path.GetExtension(path) is ".js" or ".mjs";

    // The first line that differs, with what stands before it.
    private static string Difference(string golden, string actual)
    {
        string[] expected = golden.Split('\n'), found = actual.Split('\n');
        int line = 0;
        while (line < expected.Length && line < found.Length && expected[line] == found[line])
            line++;
        string before = string.Join('\n', expected[Math.Max(0, line - 3)..line]);
        return $"line {line + 1}:\n{before}\n- {expected.ElementAtOrDefault(line)}\n+ {found.ElementAtOrDefault(line)}";
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("No folder above the test assembly holds ConcurrentJs.sln."), "tests", "Golden");
    }
}
