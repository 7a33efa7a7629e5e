namespace ConcurrentJs.Cli.Repl;

/// <summary>What was entered before, this time and earlier: one line of the file an entry, line breaks escaped.</summary>
internal sealed class History
{
    private const int EntriesMax = 1000;

    private readonly List<string> _entries = [];
    private readonly string? _path;

    private History(string? path) => _path = path;

    public int Count => _entries.Count;

    public string this[int index] => _entries[index];

    /// <summary>A file that cannot be read or written costs the history, never the session.</summary>
    public static History Load(string? path)
    {
        var history = new History(path);
        try
        {
            if (path is not null && File.Exists(path))
                history._entries.AddRange(File.ReadLines(path).TakeLast(EntriesMax).Select(Unescape));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new History(null);
        }

        return history;
    }

    public static string? DefaultPath()
    {
        if (Environment.GetEnvironmentVariable("CJS_HISTORY") is { } chosen)
            return chosen.Length == 0 ? null : chosen;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? null : Path.Combine(home, ".cjs_history");
    }

    public void Add(string entry)
    {
        if (string.IsNullOrWhiteSpace(entry) || (_entries.Count > 0 && _entries[^1] == entry))
            return;
        _entries.Add(entry);
        if (_path is null)
            return;
        try
        {
            if (_entries.Count > EntriesMax * 2)
            {
                _entries.RemoveRange(0, EntriesMax);
                File.WriteAllLines(_path, _entries.Select(Escape));
            }
            else
            {
                File.AppendAllText(_path, Escape(entry) + "\n");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Kept in memory for this session.
        }
    }

    private static string Escape(string entry) => entry.Replace("\\", "\\\\").Replace("\n", "\\n");

    private static string Unescape(string line)
    {
        if (!line.Contains('\\'))
            return line;
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length)
                text.Append(line[i]);
            else
                text.Append(line[++i] == 'n' ? '\n' : line[i]);
        }

        return text.ToString();
    }
}
