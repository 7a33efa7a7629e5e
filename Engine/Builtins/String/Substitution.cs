using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>The $-forms of replacement templates, for strings and regular expressions.</summary>
internal static class Substitution
{
    /// <summary>Appends a template with its $-forms replaced.</summary>
    /// <param name="captures">Strings or undefined, without the whole match.</param>
    /// <param name="namedCaptures">An object, or undefined.</param>
    // 22.1.3.19.1 GetSubstitution ( matched, str, position, captures, namedCaptures, replacementTemplate )
    public static void Append(ref TextBuffer result, JsThread t, ReadOnlySpan<char> matched, ReadOnlySpan<char> text, int position,
        ReadOnlySpan<JsValue> captures, JsValue namedCaptures, ReadOnlySpan<char> template)
    {
        if (CouldBeTooLong(result.Length, matched, text, captures, template, t.MaxStringLength) && namedCaptures.IsUndefined)
        {
            var measure = TextBuffer.OnlyCounting(result.Length);
            AppendAll(ref measure, t, matched, text, position, captures, namedCaptures, template);
        }
        AppendAll(ref result, t, matched, text, position, captures, namedCaptures, template);
    }

    /// <summary>A cheap upper bound, so that nobody fills memory for a text that is too long in the end.</summary>
    private static bool CouldBeTooLong(int length, ReadOnlySpan<char> matched, ReadOnlySpan<char> text, ReadOnlySpan<JsValue> captures, ReadOnlySpan<char> template, int maxLength)
    {
        long longest = Math.Max(matched.Length, text.Length);
        foreach (JsValue capture in captures)
            longest = Math.Max(longest, capture._cell is JsString s ? s.Length : 0);
        return longest > 1 << 12 && template.Count('$') * longest + template.Length + length > maxLength;
    }

    private static void AppendAll(ref TextBuffer result, JsThread t, ReadOnlySpan<char> matched, ReadOnlySpan<char> text, int position,
        ReadOnlySpan<JsValue> captures, JsValue namedCaptures, ReadOnlySpan<char> template)
    {
        while (true)
        {
            int dollar = template.IndexOf('$');
            if (dollar < 0 || dollar + 1 == template.Length)
            {
                result.Append(template);
                break;
            }
            result.Append(template[..dollar]);
            template = template[dollar..];
            int used = 2;
            switch (template[1])
            {
                case '$':
                    result.Append('$');
                    break;
                case '&':
                    result.Append(matched);
                    break;
                case '`':
                    result.Append(text[..position]);
                    break;
                case '\'':
                    result.Append(text[Math.Min(position + matched.Length, text.Length)..]);
                    break;
                case >= '0' and <= '9':
                    used = AppendNumbered(ref result, t, captures, template);
                    break;
                case '<' when !namedCaptures.IsUndefined && template.IndexOf('>') is var close and > 0:
                    AppendNamed(ref result, t, namedCaptures, template[2..close]);
                    used = close + 1;
                    break;
                default:
                    result.Append(template[..2]);
                    break;
            }
            template = template[used..];
            if (result.Length > t.MaxStringLength)
                throw t.RangeError("Invalid string length");
        }
        if (result.Length > t.MaxStringLength)
            throw t.RangeError("Invalid string length");
    }

    /// <summary>$n and $nn: two digits if such a capture exists. Answers how many characters were used.</summary>
    private static int AppendNumbered(ref TextBuffer result, JsThread t, ReadOnlySpan<JsValue> captures, ReadOnlySpan<char> template)
    {
        int used = 2;
        int index = template[1] - '0';
        if (template.Length > 2 && char.IsAsciiDigit(template[2]))
        {
            int two = index * 10 + template[2] - '0';
            if (two <= captures.Length)
            {
                index = two;
                used = 3;
            }
        }
        if (index < 1 || index > captures.Length)
            result.Append(template[..used]);
        else if (!captures[index - 1].IsUndefined)
            result.Append(captures[index - 1].ToJsString(t).Span);
        return used;
    }

    private static void AppendNamed(ref TextBuffer result, JsThread t, JsValue namedCaptures, ReadOnlySpan<char> name)
    {
        JsValue capture = namedCaptures.AsObject.Get(t, PropertyKey.From(JsString.Create(name)));
        if (!capture.IsUndefined)
            result.Append(capture.ToJsString(t).Span);
    }
}
