namespace ConcurrentJs.Cli.Corpus;

/// <summary>One program of Corpus/: its text, and what its first comment promises.</summary>
/// <remarks>
/// Lines of the first comment that begin with <c>@</c> are for the runner:
/// <c>@threads parallel locked off</c> (modes; default parallel and locked), <c>@seconds N</c> (limit, default 300: for programs that hang, not for slow machines), <c>@exit N</c>,
/// <c>@prints TEXT</c> (a line the output must contain), <c>@warns TEXT</c> (a text the error output must contain),
/// <c>@unhandled warn|throw|none</c>. The rest is for people.
/// </remarks>
internal sealed class CorpusFile
{
    private static readonly string[] s_defaultModes = ["parallel", "locked"];

    private CorpusFile(string path) => Path = path;

    /// <summary>As given, or below the corpus folder's parent.</summary>
    public string Path { get; }

    public IReadOnlyList<string> Modes { get; private set; } = s_defaultModes;

    public double Seconds { get; private set; } = 300;

    public int ExitCode { get; private set; }

    public string Unhandled { get; private set; } = "warn";

    public List<string> Prints { get; } = [];

    public List<string> Warns { get; } = [];

    /// <summary>What the file is about: the first sentence of its first comment.</summary>
    public string Summary { get; private set; } = "";

    public static CorpusFile Read(string path)
    {
        var file = new CorpusFile(path);
        foreach (string line in FirstComment(File.ReadAllText(path)))
        {
            if (line.StartsWith('@'))
                file.Directive(line);
            else if (file.Summary.Length == 0)
                file.Summary = line;
        }

        if (file.Summary.Length == 0)
            throw new UsageException($"{path}: expected a first comment that says what the program promises, found none");
        return file;
    }

    private static IEnumerable<string> FirstComment(string text)
    {
        int start = text.IndexOf("/*", StringComparison.Ordinal), end = text.IndexOf("*/", StringComparison.Ordinal);
        if (start != 0 || end < 0)
            yield break;
        foreach (string line in text[(start + 2)..end].Split('\n'))
        {
            string trimmed = line.Trim(' ', '*', '\t', '\r');
            if (trimmed.Length > 0)
                yield return trimmed;
        }
    }

    private void Directive(string line)
    {
        (string name, string value) = line.IndexOf(' ') is > 0 and int space ? (line[1..space], line[space..].Trim()) : (line[1..], "");
        switch (name)
        {
            case "threads": Modes = value.Split(' ', StringSplitOptions.RemoveEmptyEntries); break;
            case "seconds": Seconds = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            case "exit": ExitCode = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            case "unhandled": Unhandled = value; break;
            case "prints": Prints.Add(value); break;
            case "warns": Warns.Add(value); break;
            default: throw new UsageException($"{Path}: expected @threads, @seconds, @exit, @unhandled, @prints or @warns, found @{name}");
        }
    }
}
