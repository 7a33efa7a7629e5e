namespace ConcurrentJs.Test262.Tests;

/// <summary>What a test says about itself between <c>/*---</c> and <c>---*/</c>.</summary>
/// <remarks>
/// The suite writes YAML but uses little of it: keys in the first column, lists in brackets or one dash a line, and one
/// two-line dictionary (negative). This reads exactly that and passes over the prose of description, info and the like.
/// </remarks>
internal sealed record FrontMatter(
    IReadOnlySet<string> Flags,
    IReadOnlyList<string> Includes,
    IReadOnlyList<string> Features,
    string? NegativePhase,
    string? NegativeType)
{
    public static FrontMatter None { get; } = new(new HashSet<string>(), [], [], null, null);

    public bool IsNegative => NegativePhase is not null;

    public bool Has(string flag) => Flags.Contains(flag);

    public static FrontMatter Parse(string text)
    {
        int open = text.IndexOf("/*---", StringComparison.Ordinal);
        int close = open < 0 ? -1 : text.IndexOf("---*/", open, StringComparison.Ordinal);
        if (close < 0)
            return None;

        var lists = new Dictionary<string, List<string>>();
        string key = "";
        string? phase = null, type = null;
        foreach (string raw in text[(open + 5)..close].ReplaceLineEndings("\n").Split('\n'))
        {
            string line = raw.TrimEnd();
            if (line.Length == 0)
                continue;
            if (!char.IsWhiteSpace(line[0]) && line[0] != '-' && line.IndexOf(':') is > 0 and int colon)
            {
                key = line[..colon];
                Add(lists, key, line[(colon + 1)..].Trim());
                continue;
            }

            string inner = line.Trim();
            if (key == "negative")
            {
                phase = ValueOf(inner, "phase:") ?? phase;
                type = ValueOf(inner, "type:") ?? type;
            }
            else if (key is "flags" or "includes" or "features")
            {
                Add(lists, key, inner.StartsWith("- ", StringComparison.Ordinal) ? inner[2..] : inner);
            }
        }

        return new FrontMatter(
            Get(lists, "flags").ToHashSet(), Get(lists, "includes"), Get(lists, "features"), phase, type);
    }

    private static string? ValueOf(string line, string key) =>
        line.StartsWith(key, StringComparison.Ordinal) ? line[key.Length..].Trim() : null;

    private static void Add(Dictionary<string, List<string>> lists, string key, string text)
    {
        if (key is not ("flags" or "includes" or "features"))
            return;
        if (!lists.TryGetValue(key, out List<string>? list))
            lists[key] = list = [];
        int comment = text.IndexOf(" #", StringComparison.Ordinal);
        if (comment >= 0)
            text = text[..comment];
        foreach (string item in text.Trim('[', ']', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            list.Add(item.Trim('[', ']', '"', '\'', ' '));
    }

    private static List<string> Get(Dictionary<string, List<string>> lists, string key) =>
        lists.TryGetValue(key, out List<string>? list) ? list : [];
}
