using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>What the source calls a place: the member expression around an instruction's offset. Pure text work, no parser.</summary>
public static class SourceNames
{
    private const int MaxLength = 60;

    // The function that a CommonJS module stands in is none of the program's text.
    private const string ModuleHead = "(function (exports, require, module, __filename, __dirname) {";

    /// <summary>The expression at this frame that ends in the key, or null. An element's index may be computed: then the brackets are its end.</summary>
    public static string? Expression(SourceFrame frame, string? key, bool isElement)
    {
        string text = frame.Text;
        if (frame.Offset < 0 || frame.Offset >= text.Length)
            return null;
        int start = ChainStart(text, frame.Offset);
        int at = start, lastGood = -1;
        if (!ReadName(text, ref at))
            return null;
        if (key is not null && !isElement && text[start..at] == key && !Continues(text, at))
            return text[start..at];
        while (at < text.Length)
        {
            int before = at;
            bool indexed = false, named = false;
            int nameStart = at;
            if (text[at] == '?' && at + 1 < text.Length && text[at + 1] == '.')
                at++;
            if (text[at] == '.')
            {
                at++;
                nameStart = at;
                named = ReadName(text, ref at);
            }
            else if (text[at] == '[')
            {
                indexed = SkipBrackets(text, ref at);
            }
            else if (text[at] == '(' && before >= frame.Offset - MaxLength && SkipBrackets(text, ref at))
            {
                continue;
            }
            if (!indexed && !named)
                break;
            if ((named && !isElement && text[nameStart..at] == key) || (indexed && (isElement || IsQuoted(text, before, at, key))))
            {
                lastGood = at;
                if (at > frame.Offset)
                    break;
            }
            else if (indexed && key is not null && !isElement)
            {
                lastGood = at;
            }
        }
        return lastGood < 0 ? null : Shorten(text[start..lastGood]);
    }

    /// <summary>The identifier at or right behind an offset.</summary>
    public static string? Identifier(SourceFrame frame)
    {
        string text = frame.Text;
        if (frame.Offset < 0 || frame.Offset >= text.Length)
            return null;
        int start = frame.Offset;
        while (start > 0 && IsPart(text[start - 1]))
            start--;
        int end = start;
        if (ReadName(text, ref end) && !s_keywords.Contains(text[start..end]) && !char.IsDigit(text[start]))
            return text[start..end];
        return Assigned(text, start);
    }

    private static readonly HashSet<string> s_keywords =
        ["new", "function", "await", "async", "class", "const", "let", "var", "return", "typeof", "yield", "true", "false", "null", "this", "throw", "void", "delete"];

    /// <summary>The name in front of the = that the offset stands behind.</summary>
    private static string? Assigned(string text, int at)
    {
        at--;
        while (at >= 0 && text[at] is ' ' or '\t' or '\n' or '\r' or '(')
            at--;
        if (at < 1 || text[at] != '=')
            return null;
        at--;
        while (at >= 0 && (text[at] == ' ' || (!IsPart(text[at]) && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or ']' or '}'))))
            at--;
        int end = at + 1;
        while (at >= 0 && IsPart(text[at]))
            at--;
        return end > at + 1 ? text[(at + 1)..end] : null;
    }

    public static string Line(SourceFrame frame)
    {
        string text = frame.Text;
        if (frame.Offset < 0 || frame.Offset > text.Length)
            return "";
        int start = frame.Offset == 0 ? 0 : text.LastIndexOf('\n', frame.Offset - 1) + 1;
        if (start == 0 && frame.Offset >= ModuleHead.Length && text.StartsWith(ModuleHead, StringComparison.Ordinal))
            start = ModuleHead.Length;
        int end = text.IndexOf('\n', frame.Offset);
        return (end < 0 ? text[start..] : text[start..end]).TrimEnd('\r', ' ', '\t');
    }

    public static string? LineAbove(SourceFrame frame)
    {
        if (frame.Offset <= 0 || frame.Offset > frame.Text.Length)
            return null;
        int start = frame.Text.LastIndexOf('\n', frame.Offset - 1);
        return start <= 0 ? null : Line(frame with { Offset = start });
    }

    private static bool Continues(string text, int at) => at < text.Length && text[at] is '.' or '[';

    private static bool IsQuoted(string text, int open, int close, string? key) =>
        key is not null && close - open - 2 == key.Length + 2 && text.AsSpan(open + 2, key.Length).SequenceEqual(key);

    /// <summary>Goes left over names, dots and brackets.</summary>
    private static int ChainStart(string text, int at)
    {
        while (at > 0)
        {
            char c = text[at - 1];
            if (IsPart(c) || c == '.' || (c == '?' && at < text.Length && text[at] == '.'))
            {
                at--;
            }
            else if (c is ']' or ')' && at < text.Length && (text[at] is '.' or '[' or '?' || IsPart(text[at]) is false))
            {
                int open = MatchLeft(text, at - 1);
                if (open < 0 || (c == ')' && (open == 0 || !IsPart(text[open - 1]))))
                    break;
                at = open;
            }
            else if (c == '[' && at < text.Length)
            {
                at--;
            }
            else
            {
                break;
            }
        }
        while (at < text.Length && !IsPart(text[at]))
            at++;
        return at;
    }

    private static int MatchLeft(string text, int close)
    {
        char right = text[close], left = right == ']' ? '[' : '(';
        int depth = 0;
        for (int i = close; i >= 0 && close - i < MaxLength * 2; i--)
        {
            if (text[i] == right)
                depth++;
            else if (text[i] == left && --depth == 0)
                return i;
        }
        return -1;
    }

    private static bool SkipBrackets(string text, ref int at)
    {
        char left = text[at], right = left == '[' ? ']' : ')';
        int depth = 0;
        for (int i = at; i < text.Length && i - at < MaxLength * 2; i++)
        {
            if (text[i] == left)
                depth++;
            else if (text[i] == right && --depth == 0)
            {
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    private static bool ReadName(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && IsPart(text[at]))
            at++;
        return at > start;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '#';

    private static string Shorten(string text)
    {
        string one = string.Join(' ', text.Split((char[])['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return one.Length > MaxLength ? one[..(MaxLength - 1)] + "…" : one;
    }
}
