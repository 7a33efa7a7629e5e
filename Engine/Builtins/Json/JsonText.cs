using System.Buffers;

namespace ConcurrentJs.Builtins;

/// <summary>Quoting, and the characters that end a plain run of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>Quote, backslash and the control characters.</summary>
    public static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(static i => (char)i), '"', '\\']);

    // 25.5.2.3 QuoteJSONString ( value )
    public static void Quote(ref TextBuffer result, ReadOnlySpan<char> text)
    {
        result.Append('"');
        if (text.IndexOfAny(Special) < 0 && text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            result.Append(text);
        else
            AppendEscaped(ref result, text);
        result.Append('"');
    }

    /// <summary>How long the quoted text can get.</summary>
    public static long QuotedLength(ReadOnlySpan<char> text)
    {
        long length = text.Length + 2L;
        foreach (char c in text)
            length += c < ' ' || char.IsSurrogate(c) ? 5 : c is '"' or '\\' ? 1 : 0;
        return length;
    }

    private static void AppendEscaped(ref TextBuffer result, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '"': result.Append("\\\""); break;
                case '\\': result.Append("\\\\"); break;
                case '\b': result.Append("\\b"); break;
                case '\f': result.Append("\\f"); break;
                case '\n': result.Append("\\n"); break;
                case '\r': result.Append("\\r"); break;
                case '\t': result.Append("\\t"); break;
                case < ' ': AppendHex(ref result, c); break;
                case >= '\uD800' and <= '\uDFFF':
                    if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                        result.Append(text.Slice(i++, 2));
                    else
                        AppendHex(ref result, c);
                    break;
                default: result.Append(c); break;
            }
        }
    }

    private static void AppendHex(ref TextBuffer result, char c)
    {
        result.Append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4)
            result.Append("0123456789abcdef"[(c >> shift) & 15]);
    }
}
