using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>A race that somebody answers for.</summary>
public sealed record Suppression(string? File, string? Function, string? Place, string Reason, string Owner, DateOnly? Expires)
{
    /// <summary>How many races it kept back.</summary>
    public int Uses { get; set; }

    internal bool Covers(RaceReport race) =>
        (Place is null || (HasName(race) && race.Folded.All(place => Glob.Matches(Place, place))))
        && (Covers(race.First) || Covers(race.Second));

    // Both sides may have a name for it; which of them the report takes is the schedule's affair.
    private bool HasName(RaceReport race) =>
        new[] { race.Place, race.First.Expression, race.Second.Expression }.Any(name => name is not null && Glob.Matches(Place!, name));

    internal bool Covers(DeadlockReport deadlock) => Place is null && deadlock.Steps.Any(step => Covers(step.Stack));

    // One frame of one of the two stacks has both.
    private bool Covers(ReportAccess access) => (File is null && Function is null) || Covers(access.Stack);

    private bool Covers(IReadOnlyList<ReportFrame> stack) =>
        stack.Any(frame => (File is null || Glob.Matches(File, frame.File)) && (Function is null || Glob.Matches(Function, frame.Function)));

    public override string ToString() => string.Join(' ', new[] { File, Function, Place }.OfType<string>());
}

/// <summary>Known races: a file of them, and comments in the source.</summary>
public sealed class Suppressions(IReadOnlyList<Suppression> entries, DateOnly today)
{
    private const string Comment = "cjs-ignore-race:";

    public static Suppressions None { get; } = new([], DateOnly.MinValue);

    public IEnumerable<Suppression> Unused => entries.Where(entry => entry.Uses == 0);

    public IEnumerable<Suppression> Expired => entries.Where(IsExpired);

    private bool IsExpired(Suppression entry) => entry.Expires is { } end && end < today;

    public bool Covers(RaceReport race)
    {
        foreach (Suppression entry in entries)
        {
            if (IsExpired(entry) || !entry.Covers(race))
                continue;
            entry.Uses++;
            return true;
        }
        return HasComment(race.First) || HasComment(race.Second);
    }

    /// <summary>As for a race; a comment stands where one of the threads waits.</summary>
    public bool Covers(DeadlockReport deadlock)
    {
        foreach (Suppression entry in entries)
        {
            if (IsExpired(entry) || !entry.Covers(deadlock))
                continue;
            entry.Uses++;
            return true;
        }
        return deadlock.Steps.Any(step => step.Stack.Count > 0 && (HasReason(step.Stack[0].Source) || HasReason(step.Stack[0].Above ?? "")));
    }

    private static bool HasComment(ReportAccess access)
    {
        ReportFrame top = Wording.Top(access);
        return HasReason(top.Source) || HasReason(top.Above ?? "");
    }

    private static bool HasReason(string line)
    {
        int at = line.IndexOf(Comment, StringComparison.Ordinal);
        return at >= 0 && line[(at + Comment.Length)..].Trim().Length > 0;
    }

    /// <exception cref="FormatException">The text is no list of suppressions, or one lacks its reason or owner.</exception>
    public static Suppressions Parse(string text, DateOnly today)
    {
        JsonArray list;
        try
        {
            list = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonArray
                ?? throw new FormatException("suppressions: expected an array, found something else");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"suppressions: expected JSON, found other text ({exception.Message})");
        }
        var entries = new List<Suppression>();
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is not JsonObject o)
                throw new FormatException($"suppressions[{i}]: expected an object, found something else");
            string? Text(string name) => o[name] is { } value ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
                : throw new FormatException($"suppressions[{i}].{name}: expected a string, found {value.GetValueKind()}") : null;
            DateOnly? expires = Text("expires") is not { } date ? null : DateOnly.TryParseExact(date, "yyyy-MM-dd", out DateOnly parsed) ? parsed
                : throw new FormatException($"suppressions[{i}].expires: expected a date like 2027-01-31, found '{date}'");
            var entry = new Suppression(Text("file"), Text("function"), Text("place"), Required("reason"), Required("owner"), expires);
            if (entry.File is null && entry.Function is null && entry.Place is null)
                throw new FormatException($"suppressions[{i}]: expected file, function or place, found none");
            entries.Add(entry);

            string Required(string name) => Text(name) is { } value && value.Trim().Length > 0 ? value : throw new FormatException($"suppressions[{i}].{name}: expected text, found none");
        }
        return new Suppressions(entries, today);
    }
}

/// <summary>Names with * (anything) and ? (one character). A pattern without a slash matches the last part of a path, too.</summary>
internal static class Glob
{
    public static bool Matches(string pattern, string name) =>
        Match(pattern, name) || (!pattern.Contains('/') && Match(pattern, Path.GetFileName(name))) || (pattern.Contains('/') && !Path.IsPathRooted(pattern) && Match("*/" + pattern, name));

    private static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0, n = 0, star = -1, mark = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]) && pattern[p] != '*')
            {
                p++;
                n++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = n;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++mark;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
