namespace ConcurrentJs.Architecture.Tests;

/// <summary>The checkout as text: every C# file of ours with its path below the root, read once.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } = ReadAll();

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the test assembly holds ConcurrentJs.sln.");
    }

    private static List<SourceFile> ReadAll()
    {
        var files = new List<SourceFile>();
        foreach (string path in Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
            string[] parts = relative.Split('/');
            if (parts.Any(part => part is "bin" or "obj" or "artifacts" or ".git" or "node_modules"))
                continue;
            files.Add(new SourceFile(relative, File.ReadAllText(path)));
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }
}

/// <summary>One source file: as written, and with comments and string contents blanked so that words in prose do not count as code.</summary>
internal sealed class SourceFile(string path, string text)
{
    private string? _code;

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string Code => _code ??= CodeOnly.Of(Text);

    public string[] CodeLines => Code.Split('\n');

    public string Project => Path.Split('/')[0];

    /// <summary>The room, for a file inside Engine; empty for one directly in Engine or outside it.</summary>
    public string Room => Path.StartsWith("Engine/", StringComparison.Ordinal) && Path.Split('/').Length > 2 ? Path.Split('/')[1] : "";

    public override string ToString() => Path;
}
