namespace ConcurrentJs.Parsing.RegExp;

/// <summary>The flags of a regular expression, one bit per letter.</summary>
[Flags]
internal enum RegExpFlags
{
    None = 0,
    HasIndices = 1,
    Global = 2,
    IgnoreCase = 4,
    Multiline = 8,
    DotAll = 16,
    Unicode = 32,
    UnicodeSets = 64,
    Sticky = 128,

    /// <summary>Either u or v: the pattern and the input are read by code points.</summary>
    AnyUnicode = Unicode | UnicodeSets,

    /// <summary>The flags that change what a pattern compiles to.</summary>
    Compiled = IgnoreCase | Multiline | DotAll | Unicode | UnicodeSets,
}

internal static class RegExpFlagsText
{
    /// <summary>False for a letter that is no flag, a letter that repeats, or u together with v.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RegExpFlags flags)
    {
        flags = RegExpFlags.None;
        foreach (char letter in text)
        {
            RegExpFlags flag = Of(letter);
            if (flag == RegExpFlags.None || (flags & flag) != 0)
                return false;
            flags |= flag;
        }
        return (flags & RegExpFlags.AnyUnicode) != RegExpFlags.AnyUnicode;
    }

    private static RegExpFlags Of(char letter) => letter switch
    {
        'd' => RegExpFlags.HasIndices,
        'g' => RegExpFlags.Global,
        'i' => RegExpFlags.IgnoreCase,
        'm' => RegExpFlags.Multiline,
        's' => RegExpFlags.DotAll,
        'u' => RegExpFlags.Unicode,
        'v' => RegExpFlags.UnicodeSets,
        'y' => RegExpFlags.Sticky,
        _ => RegExpFlags.None,
    };
}
