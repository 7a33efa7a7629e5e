using System.Text;

namespace ConcurrentJs.Parsing.Unicode;

/// <summary>The locale-independent full case conversions of ECMA-262 (String.prototype.toUpperCase and toLowerCase):
/// simple mappings, the unconditional entries of SpecialCasing.txt, and its one language-independent condition,
/// Final_Sigma.</summary>
internal static class UnicodeCase
{
    private const int CapitalSigma = 0x3A3;
    private const char FinalSigma = '\u03C2';

    private static readonly Lazy<CaseMap> s_upper = new(() => UnicodeData.Map("map:Uppercase"));
    private static readonly Lazy<CaseMap> s_lower = new(() => UnicodeData.Map("map:Lowercase"));
    private static readonly Lazy<CaseMap> s_fold = new(() => UnicodeData.Map("map:SimpleFold"));
    private static readonly Lazy<Dictionary<int, string>> s_specialUpper = new(() => UnicodeData.Special("special:Uppercase"));
    private static readonly Lazy<Dictionary<int, string>> s_specialLower = new(() => UnicodeData.Special("special:Lowercase"));

    /// <summary>Simple_Case_Folding.</summary>
    public static CaseMap SimpleFold => s_fold.Value;

    /// <summary>Simple_Uppercase_Mapping.</summary>
    public static CaseMap SimpleUpper => s_upper.Value;

    /// <summary>Full uppercase mappings to more than one code point.</summary>
    public static Dictionary<int, string> SpecialUpper => s_specialUpper.Value;

    public static string ToUpper(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.AsSpan().IndexOfAnyInRange('a', 'z') < 0
                ? text
                : string.Create(text.Length, text, static (to, from) => Ascii.ToUpper(from, to, out _));
        }
        return Convert(text, upper: true);
    }

    public static string ToLower(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.AsSpan().IndexOfAnyInRange('A', 'Z') < 0
                ? text
                : string.Create(text.Length, text, static (to, from) => Ascii.ToLower(from, to, out _));
        }
        return Convert(text, upper: false);
    }

    private static string Convert(string text, bool upper)
    {
        CaseMap simple = (upper ? s_upper : s_lower).Value;
        Dictionary<int, string> special = (upper ? s_specialUpper : s_specialLower).Value;
        var result = new StringBuilder(text.Length + 4);
        for (int i = 0; i < text.Length;)
        {
            int codePoint = CodePointAt(text, i);
            int width = codePoint > 0xFFFF ? 2 : 1;
            if (!upper && codePoint == CapitalSigma && IsFinalSigma(text, i))
                result.Append(FinalSigma);
            else if (codePoint >= 0x80 && special.TryGetValue(codePoint, out string? several))
                result.Append(several);
            else
                Append(result, simple[codePoint]);
            i += width;
        }
        return result.Length == text.Length && result.Equals(text) ? text : result.ToString();
    }

    /// <summary>Final_Sigma of The Unicode Standard, table 3-17: a cased letter before, and none after, both past
    /// case-ignorable characters.</summary>
    private static bool IsFinalSigma(string text, int at)
    {
        CodePointSet cased = UnicodeTables.Binary("Cased"), ignorable = UnicodeTables.Binary("Case_Ignorable");
        int before = at;
        int codePoint;
        do
        {
            if (before == 0)
                return false;
            before--;
            if (before > 0 && char.IsSurrogatePair(text[before - 1], text[before]))
                before--;
            codePoint = CodePointAt(text, before);
        }
        while (ignorable.Contains(codePoint));
        if (!cased.Contains(codePoint))
            return false;
        for (int after = at + 1; after < text.Length; after += codePoint > 0xFFFF ? 2 : 1)
        {
            codePoint = CodePointAt(text, after);
            if (!ignorable.Contains(codePoint))
                return !cased.Contains(codePoint);
        }
        return true;
    }

    private static int CodePointAt(string text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    private static void Append(StringBuilder result, int codePoint)
    {
        if (codePoint < 0x10000)
            result.Append((char)codePoint);
        else
            result.Append(char.ConvertFromUtf32(codePoint));
    }
}
