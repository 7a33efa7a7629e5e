using System.Text.RegularExpressions;

namespace ConcurrentJs.Architecture.Tests;

/// <summary>The map of Engine is a test: which room may use which.</summary>
public sealed partial class MapTests
{
    // Room -> the rooms it may use. A new room, or a new arrow, is a change to this table and to Engine/README.md.
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Diagnostics"] = [],
        ["Probes"] = ["Diagnostics"],
        ["Threads"] = ["Probes", "Diagnostics"],
        ["Parsing"] = ["Numeric", "Diagnostics"],
        ["Numeric"] = [],
        ["Heap"] = ["Numeric", "Threads", "Probes", "Diagnostics"],
        ["Bytecode"] = ["Numeric", "Parsing", "Heap", "Diagnostics"],
        ["Runtime"] = ["Numeric", "Bytecode", "Parsing", "Heap", "Threads", "Probes", "Diagnostics"],
        ["Builtins"] = ["Numeric", "Runtime", "Heap", "Threads", "Probes", "Parsing.RegExp", "Parsing.Unicode", "Diagnostics"],
        ["Interpreter"] = ["Numeric", "Runtime", "Bytecode", "Parsing", "Heap", "Threads", "Probes", "Diagnostics"],
        ["Jit"] = ["Numeric", "Interpreter", "Runtime", "Bytecode", "Heap", "Threads", "Probes", "Diagnostics"],
        ["Hosting"] = ["Numeric", "Jit", "Interpreter", "Builtins", "Runtime", "Bytecode", "Heap", "Parsing", "Threads", "Probes", "Diagnostics"],
    };

    // Project -> the projects whose namespaces it may name. Engine's rooms are namespaces directly below ConcurrentJs.
    private static readonly Dictionary<string, string[]> s_projectMayUse = new()
    {
        ["Engine"] = [],
        ["Sanitizer"] = ["Engine"],
        ["Fuzz"] = ["Engine", "Sanitizer"],
        ["Soak"] = ["Engine", "Sanitizer", "Fuzz"],
        ["Cli"] = ["Engine", "Sanitizer", "Fuzz", "Soak"],
    };

    [GeneratedRegex(@"\bConcurrentJs\.(?<room>[A-Z]\w*)(\.(?<sub>[A-Z]\w*))?")]
    private static partial Regex NamedRoom();

    public static TheoryData<string> Rooms()
    {
        var rooms = new TheoryData<string>();
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "Engine")).Select(Path.GetFileName).OfType<string>().Order())
        {
            if (folder is not ("bin" or "obj"))
                rooms.Add(folder);
        }

        return rooms;
    }

    [Theory, MemberData(nameof(Rooms))]
    public void Every_folder_of_the_engine_is_a_room_on_the_map(string room) =>
        Assert.True(s_mayUse.ContainsKey(room), $"Engine/{room} is not on the map. Add it to MapTests and to Engine/README.md, or move its files into a room that is.");

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_below_it(string room)
    {
        if (!s_mayUse.TryGetValue(room, out string[]? allowed))
            return;

        var wrong = new List<string>();
        foreach (SourceFile file in SourceTree.Files.Where(file => file.Room == room))
        {
            foreach (Match match in NamedRoom().Matches(file.Code))
            {
                string used = match.Groups["room"].Value;
                string qualified = match.Groups["sub"].Success ? $"{used}.{match.Groups["sub"].Value}" : used;
                if (used == room || allowed.Contains(used) || allowed.Contains(qualified) || !s_mayUse.ContainsKey(used))
                    continue;
                wrong.Add($"{file.Path}: {room} must not use {qualified}. Move the type down, or take it through an interface that {room} owns.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    [Fact]
    public void A_project_uses_only_the_projects_below_it()
    {
        var wrong = new List<string>();
        foreach (SourceFile file in SourceTree.Files.Where(file => s_projectMayUse.ContainsKey(file.Project)))
        {
            foreach (Match match in NamedRoom().Matches(file.Code))
            {
                string used = match.Groups["room"].Value;
                if (s_projectMayUse.ContainsKey(used) && used != file.Project && !s_projectMayUse[file.Project].Contains(used))
                    wrong.Add($"{file.Path}: {file.Project} must not use {used}.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    [Fact]
    public void The_engine_references_no_package_and_no_project()
    {
        string project = File.ReadAllText(Path.Combine(SourceTree.Root, "Engine", "Engine.csproj"));
        Assert.DoesNotContain("PackageReference", project);
        Assert.DoesNotContain("ProjectReference", project);
    }

    // Built only when it is asked for: not every feed serves the packages that it needs.
    private static readonly string[] s_outsideTheSolution = ["Sanitizer/Coyote/Coyote.csproj"];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(SourceTree.Root, "ConcurrentJs.sln")).Replace('\\', '/');
        var missing = Directory.EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal) && !solution.Contains($"\"{path}\"", StringComparison.Ordinal))
            .Except(s_outsideTheSolution)
            .ToList();
        Assert.All(s_outsideTheSolution, path => Assert.DoesNotContain($"\"{path}\"", solution));
        Assert.True(missing.Count == 0, $"Not in ConcurrentJs.sln: {string.Join(", ", missing)}. Run: dotnet sln add <project>");
    }
}
