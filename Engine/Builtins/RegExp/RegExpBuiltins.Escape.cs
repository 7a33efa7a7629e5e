using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>RegExp.escape.</summary>
internal static unsafe partial class RegExpBuiltins
{
    // 22.2.5.1 RegExp.escape ( S )
    private static JsValue Escape(in Call call)
    {
        if (call[0]._cell is not JsString text)
            throw call.Thread.TypeError($"RegExp.escape: expected a string, found {ValueText.Of(call[0])}");
        var result = new TextBuffer(stackalloc char[256]);
        ReadOnlySpan<char> input = text.Span;
        for (int i = 0; i < input.Length; i++)
        {
            char c = input[i];
            if (i == 0 && char.IsAsciiLetterOrDigit(c))
                AppendHex(ref result, "\\x", c, 2);
            else if (char.IsHighSurrogate(c) && i + 1 < input.Length && char.IsLowSurrogate(input[i + 1]))
            {
                result.Append(input.Slice(i, 2));
                i++;
            }
            else
                AppendEscaped(ref result, c);
            if (result.Length > call.Thread.MaxStringLength)
                throw call.Thread.RangeError("Invalid string length");
        }
        return result.ToJsString();
    }

    // 22.2.5.1.1 EncodeForRegExpEscape ( c )
    private static void AppendEscaped(ref TextBuffer result, char c)
    {
        const string Syntax = "^$\\.*+?()[]{}|/";
        const string Punctuators = ",-=<>#&!%:;@~'`\"";
        if (Syntax.Contains(c))
        {
            result.Append('\\');
            result.Append(c);
            return;
        }
        int control = "\t\n\v\f\r".IndexOf(c);
        if (control >= 0)
        {
            result.Append('\\');
            result.Append("tnvfr"[control]);
        }
        else if (Punctuators.Contains(c) || c == ' ' || c == '\u00A0')
            AppendHex(ref result, "\\x", c, 2);
        else if (IsWhiteSpace(c) || char.IsSurrogate(c))
            AppendHex(ref result, "\\u", c, 4);
        else
            result.Append(c);
    }

    private static bool IsWhiteSpace(char c) => c is '\uFEFF' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';

    private static void AppendHex(ref TextBuffer result, string prefix, char c, int digits)
    {
        result.Append(prefix);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
            result.Append("0123456789abcdef"[c >> shift & 15]);
    }
}
