using System.Text;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Parsing.Unicode;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Strings made from strings.</summary>
internal static unsafe partial class StringBuiltins
{
    // 22.1.3.5 String.prototype.concat ( ...args )
    private static JsValue Concat(in Call call)
    {
        JsString text = ThisText(call, "concat");
        foreach (JsValue next in call.Arguments)
            text = Operators.Concat(call.Thread, text, next.ToJsString(call.Thread));
        return text;
    }

    // 22.1.3.15 String.prototype.normalize ( [ form ] )
    private static JsValue Normalize(in Call call)
    {
        JsString text = ThisText(call, "normalize");
        string name = call[0].IsUndefined ? "NFC" : call[0].ToText(call.Thread);
        NormalizationForm form = name switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw call.Thread.RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD."),
        };
        if (Ascii.IsValid(text.Span))
            return text;
        if (LoneSurrogate(text.Span, 0) < 0)
            return Converted(call.Thread, text.ToString(), part => part.Normalize(form));
        if (text.Length > call.Thread.MaxStringLength / 18)
            throw InvalidLength(call.Thread);
        // A lone surrogate combines with nothing, and .NET does not take it.
        var result = new StringBuilder();
        string all = text.ToString();
        for (int start = 0; start < all.Length;)
        {
            int lone = LoneSurrogate(all, start);
            int end = lone < 0 ? all.Length : lone;
            result.Append(all[start..end].Normalize(form));
            if (lone >= 0)
                result.Append(all[lone]);
            start = end + 1;
        }
        return result.ToString();
    }

    // 22.1.3.16 String.prototype.padEnd ( maxLength [ , fillString ] )
    private static JsValue PadEnd(in Call call) => Pad(call, "padEnd", atStart: false);

    // 22.1.3.17 String.prototype.padStart ( maxLength [ , fillString ] )
    private static JsValue PadStart(in Call call) => Pad(call, "padStart", atStart: true);

    // 22.1.3.17.1 StringPaddingBuiltinsImpl ( O, maxLength, fillString, placement )
    private static JsValue Pad(in Call call, string method, bool atStart)
    {
        JsThread t = call.Thread;
        JsString text = ThisText(call, method);
        double length = call[0].ToLength(t);
        if (length <= text.Length)
            return text;
        string fill = call[1].IsUndefined ? " " : call[1].ToText(t);
        if (fill.Length == 0)
            return text;
        if (length > t.MaxStringLength)
            throw InvalidLength(t);
        t.CheckAllocation((long)length * sizeof(char));
        return string.Create((int)length, (text, fill, atStart), static (span, state) =>
        {
            int padding = span.Length - state.text.Length;
            state.text.Span.CopyTo(state.atStart ? span[padding..] : span);
            RepeatInto(state.atStart ? span[..padding] : span[state.text.Length..], state.fill);
        });
    }

    // 22.1.3.18 String.prototype.repeat ( count )
    private static JsValue Repeat(in Call call)
    {
        JsThread t = call.Thread;
        JsString text = ThisText(call, "repeat");
        double count = call[0].ToIntegerOrInfinity(t);
        if (count < 0 || double.IsInfinity(count))
            throw t.RangeError($"Invalid count value: {call[0].ToText(t)}");
        if (count == 0 || text.Length == 0)
            return JsString.Empty;
        if (count == 1)
            return text;
        if (text.Length * count > t.MaxStringLength)
            throw InvalidLength(t);
        t.CheckAllocation((long)(text.Length * count) * sizeof(char));
        return string.Create((int)(text.Length * count), text, static (span, text) => RepeatInto(span, text.Span));
    }

    /// <summary>Fills by doubling what is there already.</summary>
    private static void RepeatInto(Span<char> span, ReadOnlySpan<char> pattern)
    {
        if (pattern.Length == 1)
        {
            span.Fill(pattern[0]);
            return;
        }
        int done = Math.Min(pattern.Length, span.Length);
        pattern[..done].CopyTo(span);
        while (done < span.Length)
        {
            int more = Math.Min(done, span.Length - done);
            span[..more].CopyTo(span[done..]);
            done += more;
        }
    }

    // 22.1.3.22 String.prototype.slice ( start, end )
    private static JsValue Slice(in Call call)
    {
        JsString text = ThisText(call, "slice");
        int start = Relative(call.Thread, call[0], text.Length);
        int end = call[1].IsUndefined ? text.Length : Relative(call.Thread, call[1], text.Length);
        return JsString.Part(text, start, end);
    }

    // 22.1.3.25 String.prototype.substring ( start, end )
    private static JsValue Substring(in Call call)
    {
        JsString text = ThisText(call, "substring");
        int start = Clamped(call.Thread, call[0], text.Length);
        int end = call[1].IsUndefined ? text.Length : Clamped(call.Thread, call[1], text.Length);
        return JsString.Part(text, Math.Min(start, end), Math.Max(start, end));
    }

    // B.2.2.1 String.prototype.substr ( start, length )
    private static JsValue Substr(in Call call)
    {
        JsString text = ThisText(call, "substr");
        int start = Relative(call.Thread, call[0], text.Length);
        double length = call[1].IsUndefined ? text.Length : call[1].ToIntegerOrInfinity(call.Thread);
        int end = (int)Math.Min(start + Math.Clamp(length, 0, text.Length), text.Length);
        return JsString.Part(text, start, end);
    }

    // 22.1.3.26 String.prototype.toLocaleLowerCase ( [ reserved1 [ , reserved2 ] ] )
    private static JsValue ToLocaleLowerCase(in Call call) => Lower(call.Thread, ThisText(call, "toLocaleLowerCase"));

    // 22.1.3.27 String.prototype.toLocaleUpperCase ( [ reserved1 [ , reserved2 ] ] )
    private static JsValue ToLocaleUpperCase(in Call call) => Upper(call.Thread, ThisText(call, "toLocaleUpperCase"));

    // 22.1.3.28 String.prototype.toLowerCase ( )
    private static JsValue ToLowerCase(in Call call) => Lower(call.Thread, ThisText(call, "toLowerCase"));

    // 22.1.3.30 String.prototype.toUpperCase ( )
    private static JsValue ToUpperCase(in Call call) => Upper(call.Thread, ThisText(call, "toUpperCase"));

    private static JsString Lower(JsThread t, JsString text)
    {
        string old = text.ToString();
        string lower = Converted(t, old, UnicodeCase.ToLower);
        return ReferenceEquals(old, lower) ? text : JsString.Create(lower);
    }

    private static JsString Upper(JsThread t, JsString text)
    {
        string old = text.ToString();
        string upper = Converted(t, old, UnicodeCase.ToUpper);
        return ReferenceEquals(old, upper) ? text : JsString.Create(upper);
    }

    /// <summary>A conversion that may make text longer. A very long text is measured piece by piece before memory is spent on all of it.</summary>
    private static string Converted(JsThread t, string text, Func<string, string> convert)
    {
        const int longText = 1 << 24, pieceLength = 1 << 16;
        long length = 0;
        for (int at = 0; text.Length > longText && at < text.Length;)
        {
            t.Poll();
            int end = Math.Min(at + pieceLength, text.Length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end--;
            length += convert(text[at..end]).Length;
            if (length > t.MaxStringLength)
                throw InvalidLength(t);
            at = end;
        }
        t.CheckAllocation(text.Length * (long)sizeof(char));
        string result = convert(text);
        return result.Length <= t.MaxStringLength ? result : throw InvalidLength(t);
    }

    // 22.1.3.32 String.prototype.trim ( )
    private static JsValue Trim(in Call call)
    {
        JsString text = ThisText(call, "trim");
        return Trimmed(text, NumberParse.Trim(text.Span));
    }

    // 22.1.3.34 String.prototype.trimStart ( )
    private static JsValue TrimStart(in Call call)
    {
        JsString text = ThisText(call, "trimStart");
        return Trimmed(text, NumberParse.TrimStart(text.Span));
    }

    // 22.1.3.33 String.prototype.trimEnd ( )
    private static JsValue TrimEnd(in Call call)
    {
        JsString text = ThisText(call, "trimEnd");
        return Trimmed(text, NumberParse.TrimEnd(text.Span));
    }

    private static JsString Trimmed(JsString text, ReadOnlySpan<char> rest) => rest.Length == text.Length ? text : JsString.Create(rest);
}
