using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>A schedule that shows something, as a small text file: the same on every machine.</summary>
/// <remarks>Form: docs/explorer.md. Lines begin with a word; unknown words are an error, so that nothing is silently lost.</remarks>
public sealed record Repro
{
    private const string Head = "cjs-repro 1";
    private const int PerLine = 24;

    /// <summary>The program's file, as it was named; with slashes.</summary>
    public required string Program { get; init; }

    /// <summary>SHA-256 of the program's text and that of its modules.</summary>
    public required string Sha256 { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Of Math.random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What found it.</summary>
    public required string Strategy { get; init; }

    public required FindingKind Kind { get; init; }

    public required string Fingerprint { get; init; }

    public string Title { get; init; } = "";

    public required int Steps { get; init; }

    /// <summary>The event hash.</summary>
    public required ulong Events { get; init; }

    public int StepsMax { get; init; } = 50_000;

    public bool AllPoints { get; init; }

    /// <summary>The points inside the engine's operations are scheduling points.</summary>
    public bool EnginePoints { get; init; }

    /// <summary>Waits with a time limit may end while others could go on when no more than this is left, in milliseconds.</summary>
    public double SlackMs { get; init; } = ScheduleRunner.UsualSlackMs;

    /// <summary>The places that are scheduling points.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>The thread chosen at each decision.</summary>
    public required IReadOnlyList<int> Choices { get; init; }

    public IReadOnlyList<ushort> Checks { get; init; } = [];

    public static Repro Of(ExploredProgram program, ScheduleRunner runner, RunOutcome outcome, string strategy, ulong seed, FindingKind kind, string fingerprint, string title) => new()
    {
        Program = program.Path.Replace('\\', '/'),
        Sha256 = HashOf(runner.Sources),
        Arguments = program.Arguments,
        Seed = seed,
        Strategy = strategy,
        Kind = kind,
        Fingerprint = fingerprint,
        Title = title,
        Steps = outcome.Steps,
        Events = outcome.Hash,
        StepsMax = runner.StepsMax,
        AllPoints = runner.AllPoints,
        EnginePoints = runner.EnginePoints,
        SlackMs = runner.SlackMs,
        Points = [.. runner.Points.Take(outcome.KnownPoints)],
        Choices = [.. outcome.Choices],
        Checks = [.. outcome.Checks],
    };

    /// <summary>Of the texts alone: where the program lies does not matter.</summary>
    public static string HashOf(IEnumerable<(string Name, string Text)> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in sources.Select(static source => source.Text.ReplaceLineEndings("\n")).Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Head).Append('\n');
        Line("program", Program);
        Line("sha256", Sha256);
        foreach (string argument in Arguments)
            Line("argument", argument.ReplaceLineEndings(" "));
        Line("seed", Seed.ToString(CultureInfo.InvariantCulture));
        Line("strategy", Strategy);
        Line("expect", $"{Kind.Word()} {Fingerprint}");
        Line("title", Title.ReplaceLineEndings(" "));
        Line("steps", Steps.ToString(CultureInfo.InvariantCulture));
        Line("events", Events.ToString("x16", CultureInfo.InvariantCulture));
        Line("limit", StepsMax.ToString(CultureInfo.InvariantCulture));
        Line("slack", SlackMs.ToString(CultureInfo.InvariantCulture));
        if (AllPoints)
            Line("points", "all");
        if (EnginePoints)
            Line("points", "engine");
        foreach (string point in Points)
            Line("point", point);
        foreach (string[] chunk in Schedule.RunLengths(Choices).Chunk(PerLine))
            Line("schedule", string.Join(' ', chunk));
        foreach (ushort[] chunk in Checks.Chunk(PerLine))
            Line("checks", string.Join(' ', chunk.Select(static check => check.ToString("x4", CultureInfo.InvariantCulture))));
        return text.ToString();

        void Line(string word, string value) => text.Append(word.PadRight(9)).Append(' ').Append(value).Append('\n');
    }

    /// <exception cref="FormatException">The text is no repro file, or one of another version.</exception>
    public static Repro Parse(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != Head)
            throw new FormatException($"expected a repro file that begins with '{Head}', found '{(lines[0].Length > 40 ? lines[0][..40] : lines[0])}'");
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string line in lines.Skip(1).Where(static line => line.Trim().Length > 0 && line[0] != '#'))
        {
            int space = line.IndexOf(' ');
            string word = space < 0 ? line : line[..space];
            if (!s_words.Contains(word))
                throw new FormatException($"expected one of {string.Join(", ", s_words)}, found '{word}'");
            if (!values.TryGetValue(word, out List<string>? list))
                values.Add(word, list = []);
            list.Add(space < 0 ? "" : line[space..].Trim());
        }
        string[] expect = One("expect").Split(' ');
        return new Repro
        {
            Program = One("program"),
            Sha256 = One("sha256"),
            Arguments = All("argument"),
            Seed = Number("seed"),
            Strategy = One("strategy"),
            Kind = FindingKinds.Parse(expect[0]) ?? throw new FormatException($"expected a kind of finding, found '{expect[0]}'"),
            Fingerprint = expect.Length > 1 ? expect[1] : "",
            Title = All("title").FirstOrDefault() ?? "",
            Steps = (int)Number("steps"),
            Events = ulong.TryParse(One("events"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong events) ? events : throw new FormatException("events: expected 16 hexadecimal digits"),
            StepsMax = (int)Number("limit"),
            AllPoints = All("points").Contains("all"),
            EnginePoints = All("points").Contains("engine"),
            SlackMs = Number("slack"),
            Points = All("point"),
            Choices = Schedule.ParseRunLengths(string.Join(' ', All("schedule"))),
            Checks = [.. string.Join(' ', All("checks")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => ushort.TryParse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort check) ? check : throw new FormatException($"checks: expected 4 hexadecimal digits, found '{word}'"))],
        };

        IReadOnlyList<string> All(string word) => values.TryGetValue(word, out List<string>? list) ? list : [];

        ulong Number(string word) => ulong.TryParse(One(word), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number
            : throw new FormatException($"{word}: expected a whole number, found '{One(word)}'");

        string One(string word) => values.TryGetValue(word, out List<string>? list) ? list[0] : throw new FormatException($"expected a line '{word}', found none");
    }

    private static readonly string[] s_words = ["program", "sha256", "argument", "seed", "strategy", "expect", "title", "steps", "events", "limit", "slack", "points", "point", "schedule", "checks"];

}

/// <summary>Decisions as text: the numbers of threads, equal neighbours told once.</summary>
public static class Schedule
{
    public static IEnumerable<string> RunLengths(IReadOnlyList<int> choices)
    {
        for (int i = 0; i < choices.Count;)
        {
            int end = i;
            while (end < choices.Count && choices[end] == choices[i])
                end++;
            yield return end - i == 1 ? $"{choices[i]}" : $"{choices[i]}*{end - i}";
            i = end;
        }
    }

    /// <exception cref="FormatException">No schedule.</exception>
    public static IReadOnlyList<int> ParseRunLengths(string text)
    {
        const int Most = 10_000_000;
        var choices = new List<int>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = word.Split('*');
            if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int thread)
                || !int.TryParse(parts.Length == 2 ? parts[1] : "1", NumberStyles.None, CultureInfo.InvariantCulture, out int times) || choices.Count + (long)times > Most)
                throw new FormatException($"schedule: expected THREAD or THREAD*TIMES, found '{word}'");
            choices.AddRange(Enumerable.Repeat(thread, times));
        }
        return choices;
    }
}
