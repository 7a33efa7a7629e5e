namespace ConcurrentJs.Cli.Corpus;

/// <summary>Where the corpus is, and which of its files are programs.</summary>
internal static class CorpusFolder
{
    // Folders whose files are not run by themselves, or have a runner of their own: the race detector's.
    private static readonly string[] s_data = ["lib", "bench", "race", "norace", "deadlock", "explore"];

    /// <summary>The nearest folder named Corpus, looking upwards from here and from the program.</summary>
    public static string Find() =>
        TryFind() ?? throw new UsageException("corpus: expected a folder Corpus with lib/harness.js here or above, found none");

    public static string? TryFind()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string candidate = Path.Combine(folder.FullName, "Corpus");
                if (File.Exists(Path.Combine(candidate, "lib", "harness.js")))
                    return candidate;
            }
        }

        return null;
    }

    public static string HarnessOf(string corpus) => Path.Combine(corpus, "lib", "harness.js");

    /// <summary>The programs below these paths; all of them when there are none.</summary>
    public static IReadOnlyList<CorpusFile> Programs(string corpus, IReadOnlyList<string> paths)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in paths.Count == 0 ? [corpus] : paths)
        {
            string found = File.Exists(path) || Directory.Exists(path) ? path : Path.Combine(corpus, path);
            if (File.Exists(found))
                files.Add(found);
            else if (Directory.Exists(found))
                files.UnionWith(Directory.EnumerateFiles(found, "*.js", SearchOption.AllDirectories).Where(file => IsProgram(corpus, file)));
            else
                throw new UsageException($"corpus: expected a program or a folder of programs, found nothing at {path}");
        }

        return [.. files.Select(CorpusFile.Read)];
    }

    // A name that begins with an underscore belongs to the program beside it.
    private static bool IsProgram(string corpus, string file)
    {
        string below = Path.GetRelativePath(corpus, file).Replace('\\', '/');
        return !s_data.Any(folder => below.StartsWith(folder + "/", StringComparison.Ordinal)) && !below.Split('/').Any(part => part.StartsWith('_'));
    }
}
