namespace ConcurrentJs.Test262.Tests;

/// <summary>The files of a checkout, and what the checkout says about itself.</summary>
internal sealed class Suite
{
    private Suite(string root, IReadOnlySet<string> proposedFeatures)
    {
        Root = root;
        ProposedFeatures = proposedFeatures;
    }

    public string Root { get; }

    /// <summary>Features below stage 4: the first section of the suite's features.txt.</summary>
    public IReadOnlySet<string> ProposedFeatures { get; }

    /// <exception cref="UsageException">The folder is no checkout of the suite.</exception>
    public static Suite Open(string? root)
    {
        if (string.IsNullOrEmpty(root))
            throw new UsageException("Set TEST262_DIR, or give --dir, to a checkout of tc39/test262 (pinned-commit.txt names the commit).");
        string features = Path.Combine(root, "features.txt");
        if (!File.Exists(features) || !Directory.Exists(Path.Combine(root, "harness")))
            throw new UsageException($"{root} is no checkout of tc39/test262: it has no features.txt and harness/.");
        return new Suite(Path.GetFullPath(root), ReadProposed(features));
    }

    /// <summary>Every test file below test/, sorted; fixtures are no tests.</summary>
    public IReadOnlyList<string> Files(IReadOnlyList<string> filters)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "test"), "*.js", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("_FIXTURE", StringComparison.Ordinal))
            .Where(path => filters.Count == 0 || filters.Any(filter => path.Contains(filter, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    public FrontMatter MatterOf(string path) => FrontMatter.Parse(File.ReadAllText(Path.Combine(Root, path)));

    private static HashSet<string> ReadProposed(string path)
    {
        var proposed = new HashSet<string>();
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith("## Standard language features", StringComparison.Ordinal))
                break;
            string name = line.Split('#')[0].Trim();
            if (name.Length > 0)
                proposed.Add(name);
        }

        return proposed;
    }
}

/// <summary>The runner was called wrongly; the message says how to call it.</summary>
internal sealed class UsageException(string message) : Exception(message);
