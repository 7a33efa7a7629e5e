namespace ConcurrentJs.Engine.Tests.Probes.Completeness;

/// <summary>One line of a table: what is run, and what a probe must hear of it.</summary>
/// <param name="Names">What the line is about: opcodes, or builtins; a star at the end stands for all that begin so.</param>
internal sealed record EventRow(string[] Names, string Setup, string Code, string Expected, string Where);

/// <summary>
/// A table of events. A line that begins at the margin names what the indented lines below it are about; those have three columns:
/// statements that make the objects o, p, q; the code that is watched; the events that the specification's steps imply.
/// </summary>
internal static class EventTable
{
    public static IReadOnlyList<EventRow> Read(string folder)
    {
        var rows = new List<EventRow>();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Here(), folder), "*.txt").Order(StringComparer.Ordinal))
            Read(file, rows);
        return rows;
    }

    // The tables are read where they stand, so that a line of one can be tried without a build.
    private static string Here()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "Engine.Tests", "Probes", "Completeness");
    }

    private static void Read(string file, List<EventRow> rows)
    {
        string[] names = [];
        string[] lines = File.ReadAllLines(file);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            string where = $"{Path.GetFileName(file)}:{i + 1}";
            if (line.Trim().Length == 0 || line.StartsWith('#'))
                continue;
            if (line[0] != ' ')
            {
                names = line.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                continue;
            }
            string[] columns = line.Split(" | ");
            if (columns.Length < 2 || names.Length == 0)
                throw new FormatException($"{where}: expected `setup | code | events` below a name, found {line}");
            rows.Add(new EventRow(names, columns[0].Trim(), columns[1].Trim().TrimEnd('|').Trim(), columns.Length > 2 ? columns[2].Trim() : "", where));
        }
    }

    /// <summary>Whether one of the row's names stands for this one.</summary>
    public static bool IsAbout(this EventRow row, string name) =>
        row.Names.Any(known => known.EndsWith('*') ? name.StartsWith(known[..^1], StringComparison.Ordinal) : known == name);
}
