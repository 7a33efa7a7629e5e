using System.Text;

namespace ConcurrentJs.Architecture.Tests;

/// <summary>Blanks comments, strings and character literals of C# text, keeping every line break, so that line numbers still hold.</summary>
/// <remarks>
/// Holes of interpolated strings are blanked with their string. A banned word hidden in a hole escapes the check; a word in prose
/// never trips it. That is the cheaper mistake of the two.
/// </remarks>
internal static class CodeOnly
{
    public static string Of(string text)
    {
        var code = new StringBuilder(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int end = EndOfNonCode(text, at);
            if (end == at)
            {
                code.Append(text[at++]);
                continue;
            }

            for (; at < end; at++)
                code.Append(text[at] == '\n' ? '\n' : ' ');
        }

        return code.ToString();
    }

    private static int EndOfNonCode(string text, int at)
    {
        string rest = text.Substring(at, Math.Min(2, text.Length - at));
        if (rest == "//")
            return EndAfter(text, at, "\n", includeMark: false);
        if (rest == "/*")
            return EndAfter(text, at + 2, "*/", includeMark: true);
        if (text[at] == '\'')
            return EndOfQuoted(text, at, '\'');

        int quote = at;
        bool verbatim = false;
        while (quote < text.Length && text[quote] is '$' or '@')
            verbatim |= text[quote++] == '@';
        if (quote >= text.Length || text[quote] != '"')
            return at;

        int quotes = 0;
        while (quote + quotes < text.Length && text[quote + quotes] == '"')
            quotes++;
        if (quotes >= 3)
            return EndAfter(text, quote + quotes, new string('"', quotes), includeMark: true);
        return verbatim ? EndOfVerbatim(text, quote) : EndOfQuoted(text, quote, '"');
    }

    private static int EndAfter(string text, int from, string mark, bool includeMark)
    {
        int found = text.IndexOf(mark, Math.Min(from, text.Length), StringComparison.Ordinal);
        return found < 0 ? text.Length : found + (includeMark ? mark.Length : 0);
    }

    private static int EndOfQuoted(string text, int open, char quote)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == quote || text[i] == '\n')
                return i + 1;
        }

        return text.Length;
    }

    private static int EndOfVerbatim(string text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
                continue;
            if (i + 1 < text.Length && text[i + 1] == '"')
                i++;
            else
                return i + 1;
        }

        return text.Length;
    }
}
