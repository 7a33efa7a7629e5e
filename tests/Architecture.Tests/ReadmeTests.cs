namespace ConcurrentJs.Architecture.Tests;

/// <summary>A room's README is its door: six headings on one screen.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] s_headings =
        ["What it is", "In and out", "May use", "Must hold", "How to add one", "See it run"];

    private const int ScreenLinesMax = 80;

    public static TheoryData<string> Doors()
    {
        var doors = new TheoryData<string>();
        foreach (string readme in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "Engine"), "README.md", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(SourceTree.Root, readme).Replace('\\', '/');
            if (relative.Split('/').Length == 3)
                doors.Add(relative);
        }

        return doors;
    }

    [Theory, MemberData(nameof(Doors), DisableDiscoveryEnumeration = true)]
    public void A_rooms_readme_has_the_six_headings_on_one_screen(string readme)
    {
        string[] lines = File.ReadAllLines(Path.Combine(SourceTree.Root, readme));
        string[] headings = lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].Trim()).ToArray();
        Assert.Equal(s_headings, headings);
        Assert.True(lines.Length <= ScreenLinesMax, $"{readme}: {lines.Length} lines; a door is one screen, at most {ScreenLinesMax}.");
    }

    [Fact]
    public void Every_room_has_a_door()
    {
        var missing = Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "Engine")).Select(Path.GetFileName)
            .Where(static room => room is not ("bin" or "obj"))
            .Where(room => !File.Exists(Path.Combine(SourceTree.Root, "Engine", room!, "README.md")));
        Assert.Empty(missing);
    }
}
