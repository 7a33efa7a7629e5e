namespace ConcurrentJs.Parsing.Unicode;

/// <summary>Character classes of the lexical grammar (ID_Start, ID_Continue) and the properties of \p{…}.</summary>
internal static class UnicodeTables
{
    private static readonly Lazy<Bitmap> s_idStart = new(() => new Bitmap("bin:ID_Start"));
    private static readonly Lazy<Bitmap> s_idContinue = new(() => new Bitmap("bin:ID_Continue"));

    private static readonly Dictionary<string, string[]> s_unions = new()
    {
        ["Cased_Letter"] = ["Lowercase_Letter", "Titlecase_Letter", "Uppercase_Letter"],
        ["Letter"] = ["Lowercase_Letter", "Titlecase_Letter", "Uppercase_Letter", "Modifier_Letter", "Other_Letter"],
        ["Mark"] = ["Spacing_Mark", "Enclosing_Mark", "Nonspacing_Mark"],
        ["Number"] = ["Decimal_Number", "Letter_Number", "Other_Number"],
        ["Other"] = ["Control", "Format", "Private_Use", "Surrogate", "Unassigned"],
        ["Punctuation"] =
        [
            "Connector_Punctuation", "Dash_Punctuation", "Close_Punctuation", "Final_Punctuation", "Initial_Punctuation",
            "Other_Punctuation", "Open_Punctuation",
        ],
        ["Separator"] = ["Line_Separator", "Paragraph_Separator", "Space_Separator"],
        ["Symbol"] = ["Currency_Symbol", "Modifier_Symbol", "Math_Symbol", "Other_Symbol"],
    };

    private static readonly string[] s_assigned =
        ["Letter", "Mark", "Number", "Punctuation", "Separator", "Symbol", "Control", "Format", "Private_Use", "Surrogate"];

    private static readonly string[] s_emojiParts =
    [
        "Basic_Emoji", "Emoji_Keycap_Sequence", "RGI_Emoji_Modifier_Sequence", "RGI_Emoji_Flag_Sequence",
        "RGI_Emoji_Tag_Sequence", "RGI_Emoji_ZWJ_Sequence",
    ];

    private static readonly Lazy<CodePointSet> s_knownScripts = new(() => UnionOf(
        UnicodeNames.Scripts.Split('\n').Select(line => line.Split(' ')[0]).Where(name => name != "Unknown"), Script));

    private static readonly Lazy<CodePointSet> s_assignedSet = new(() => UnionOf(s_assigned, GeneralCategory));

    /// <summary>ID_Start, not counting '$' and '_'.</summary>
    public static bool IsIdStart(int codePoint) =>
        codePoint < 128 ? char.IsAsciiLetter((char)codePoint) : s_idStart.Value.Contains(codePoint);

    /// <summary>ID_Continue, which counts '_', but not '$', ZWNJ and ZWJ.</summary>
    public static bool IsIdContinue(int codePoint) =>
        codePoint < 128 ? char.IsAsciiLetterOrDigit((char)codePoint) || codePoint == '_' : s_idContinue.Value.Contains(codePoint);

    /// <summary>By canonical name, such as Lowercase_Letter.</summary>
    public static CodePointSet GeneralCategory(string name)
    {
        if (name == "Unassigned")
            return s_assignedSet.Value.Invert();
        return s_unions.TryGetValue(name, out string[]? parts) ? UnionOf(parts, GeneralCategory) : UnicodeData.Ranges("gc:" + name)!;
    }

    public static CodePointSet Script(string name) =>
        name == "Unknown" ? s_knownScripts.Value.Invert() : UnicodeData.Ranges("sc:" + name) ?? CodePointSet.Empty;

    public static CodePointSet ScriptExtensions(string name) =>
        name == "Unknown" ? Script(name) : UnicodeData.Ranges("scx:" + name) ?? Script(name);

    public static CodePointSet Binary(string name) => name switch
    {
        "Any" => CodePointSet.All,
        "ASCII" => CodePointSet.Range(0, 127),
        "Assigned" => s_assignedSet.Value,
        _ => UnicodeData.Ranges("bin:" + name)!,
    };

    /// <summary>A property of strings; a string of one code point is among them.</summary>
    public static IEnumerable<int[]> Strings(string name) =>
        name == "RGI_Emoji" ? s_emojiParts.SelectMany(Strings) : UnicodeData.Strings("str:" + name);

    private static CodePointSet UnionOf(IEnumerable<string> names, Func<string, CodePointSet> find)
    {
        var builder = new CodePointSet.Builder();
        foreach (string name in names)
            builder.Add(find(name));
        return builder.Build();
    }

    /// <summary>One bit per code point of the basic plane; the rest by search.</summary>
    private sealed class Bitmap
    {
        private readonly ulong[] _bits = new ulong[0x10000 / 64];
        private readonly CodePointSet _set;

        public Bitmap(string entry)
        {
            _set = UnicodeData.Ranges(entry)!;
            ReadOnlySpan<int> edges = _set.Edges;
            for (int i = 0; i < edges.Length; i += 2)
            {
                for (int c = edges[i]; c < Math.Min(edges[i + 1], 0x10000); c++)
                    _bits[c >> 6] |= 1UL << c;
            }
        }

        public bool Contains(int codePoint) =>
            codePoint < 0x10000 ? (_bits[codePoint >> 6] >> codePoint & 1) != 0 : _set.Contains(codePoint);
    }
}
