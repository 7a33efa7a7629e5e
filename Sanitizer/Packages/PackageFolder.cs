using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>A package on disk: which one, what it is loaded by, and what of it tells how it is meant to be used.</summary>
/// <param name="Name">As its package.json has it.</param>
/// <param name="Specifier">What <c>require</c> or <c>import</c> takes from <paramref name="From"/>.</param>
/// <param name="From">The folder the specifier is resolved from.</param>
public sealed record PackageFolder(string Name, string Version, string Folder, string Specifier, string From)
{
    private const int MaxText = 2 << 20, MaxFiles = 200;

    private static readonly string[] s_testFolders = ["test", "tests", "__tests__", "spec"];
    private static readonly string[] s_testSuffixes = [".test", ".spec", "-test", "_test", ".tests"];

    /// <summary>Finds a package by its name, from a folder upwards, or takes a folder that has a package.json.</summary>
    /// <exception cref="FormatException">There is none, or it is no package; the message says what to do.</exception>
    public static PackageFolder Find(string name, string from)
    {
        bool isPath = name.StartsWith('.') || Path.IsPathRooted(name) || name.EndsWith('/');
        if (!isPath && Installed(name, from) is { } installed)
            return installed;
        string folder = Path.GetFullPath(name, from);
        if (Directory.Exists(folder))
            return File.Exists(Path.Combine(folder, "package.json")) ? Local(folder, from)
                : throw new FormatException($"cannot check {name}: expected a folder with a package.json, found one without");
        throw new FormatException(isPath ? $"cannot check {name}: expected a package's folder, found nothing of that name"
            : $"cannot check {name}: expected it in a node_modules folder here or above, found none; `npm install {name}` fetches it");
    }

    private static PackageFolder? Installed(string name, string from)
    {
        string[] parts = name.Split('/');
        int own = name.StartsWith('@') ? 2 : 1;
        if (parts.Length < own)
            return null;
        string package = string.Join('/', parts[..own]);
        for (DirectoryInfo? at = new(from); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "node_modules", package);
            if (File.Exists(Path.Combine(folder, "package.json")))
                return Read(folder, name, from);
        }
        return null;
    }

    private static PackageFolder Local(string folder, string from)
    {
        string relative = Path.GetRelativePath(from, folder).Replace('\\', '/');
        return Read(folder, relative.StartsWith('.') || Path.IsPathRooted(relative) ? relative : "./" + relative, from);
    }

    private static PackageFolder Read(string folder, string specifier, string from)
    {
        try
        {
            JsonNode? json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "package.json")));
            string Text(string key, string otherwise) => json is JsonObject o && o[key] is JsonValue value && value.TryGetValue(out string? text) ? text : otherwise;
            return new PackageFolder(Text("name", Path.GetFileName(folder)), Text("version", "?"), folder, specifier, from);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"cannot check {specifier}: expected JSON in its package.json, found other text ({exception.Message})");
        }
    }

    /// <summary>Texts with examples of its use: the README and its kin, then tests, then the comments of its sources (which the reader picks out).</summary>
    public IReadOnlyList<(string Name, string Text)> Texts()
    {
        IEnumerable<string> files = Files().OrderBy(static file => file.Rank).ThenBy(static file => file.Path, StringComparer.Ordinal).Select(static file => file.Path);
        var texts = new List<(string, string)>();
        int size = 0;
        foreach (string file in files.Take(MaxFiles))
        {
            string text = File.ReadAllText(file);
            if (text.Length > MaxText || (size += text.Length) > 4 * MaxText)
                continue;
            texts.Add((Path.GetRelativePath(Folder, file).Replace('\\', '/'), text));
        }
        return texts;
    }

    /// <summary>The files of its own tests; many packages are published without.</summary>
    public IReadOnlyList<string> Tests() =>
        [.. Files().Where(file => file.Rank == 1 && IsSource(file.Path)).Select(file => file.Path).Order(StringComparer.Ordinal)];

    /// <summary>Whether a file belongs to its tests: a test file, or something beside them.</summary>
    public bool IsTest(string file) => RankOf(new FileInfo(file)) == 1;

    private IEnumerable<(string Path, int Rank)> Files()
    {
        var folders = new Queue<DirectoryInfo>([new DirectoryInfo(Folder)]);
        while (folders.TryDequeue(out DirectoryInfo? folder))
        {
            foreach (DirectoryInfo inner in folder.EnumerateDirectories().Where(static d => d.Name != "node_modules" && !d.Name.StartsWith('.')).OrderBy(static d => d.Name, StringComparer.Ordinal))
                folders.Enqueue(inner);
            foreach (FileInfo file in folder.EnumerateFiles().OrderBy(static f => f.Name, StringComparer.Ordinal))
            {
                if (RankOf(file) is { } rank)
                    yield return (file.FullName, rank);
            }
        }
    }

    private int? RankOf(FileInfo file)
    {
        string extension = file.Extension.ToLowerInvariant();
        if (extension is ".md" or ".markdown")
            return file.Name.StartsWith("readme", StringComparison.OrdinalIgnoreCase) ? 0 : 2;
        if (!IsSource(file.FullName) || file.Name.Contains(".min.", StringComparison.Ordinal))
            return null;
        string bare = Path.GetFileNameWithoutExtension(file.Name);
        string relative = Path.GetRelativePath(Folder, file.FullName).Replace('\\', '/');
        bool isTest = s_testSuffixes.Any(suffix => bare.EndsWith(suffix, StringComparison.Ordinal)) || bare == "test"
            || relative.Split('/')[..^1].Any(part => s_testFolders.Contains(part));
        return isTest ? 1 : 3;
    }

    private static bool IsSource(string path) => Path.GetExtension(path) is ".js" or ".cjs" or ".mjs";
}
